import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarise } from '../../../src/model/article/summary.ts';
import type { Block } from '../../../src/model/text/block.ts';
import { collapseSpace, countWords, normaliseText } from '../../../src/model/text/text.ts';

describe('normaliseText', () => {
  it('composes letters and drops what no text needs', () => {
    expect(normaliseText('\uFEFFCafe\u0301\0 \uD800!')).toBe('Café \uFFFD!');
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => normaliseText(normaliseText(text)) === normaliseText(text)),
    );
  });
});

describe('collapseSpace', () => {
  it('makes every run of white space one blank', () => {
    expect(collapseSpace(' a\t\n b\u00A0c ')).toBe('a b c');
  });
});

describe('countWords', () => {
  it.each([
    ['', 0],
    ['— “ ”', 0],
    ['The bridge isn’t open.', 4],
    ['$1.3 billion, a 7% rise', 5],
    ['我爱北京', 3],
  ])('counts those of %j: %i', (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});

describe('summarise', () => {
  const paragraph = (text: string): Block => ({ type: 'paragraph', start: 0, end: text.length, text });

  it('takes the first sentences of the first paragraph', () => {
    const image: Block = { type: 'image', start: 0, end: 4, text: 'Boat' };
    expect(summarise([image, paragraph('One came. Two left.'), paragraph('More.')])).toBe('One came. Two left.');
  });

  it('stops before a sentence that would be too many', () => {
    expect(summarise([paragraph(`${'a'.repeat(200)} end. B${'b'.repeat(200)}.`)])).toBe(`${'a'.repeat(200)} end.`);
  });

  it('cuts a sentence that alone is too long, at a word, and says so', () => {
    const summary = summarise([paragraph('word '.repeat(100))]) ?? '';
    expect(summary.length).toBeLessThanOrEqual(281);
    expect(summary).toMatch(/word…$/);
  });

  it('has none where there is no paragraph', () => {
    expect(summarise([])).toBeNull();
  });

  it('is never too long and always whole characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 2000 }), (text) => {
        const summary = summarise([paragraph(text)]);
        return summary === null || (summary.length <= 281 && summary.isWellFormed());
      }),
    );
  });
});
