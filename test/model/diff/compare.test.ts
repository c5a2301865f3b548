// Texts compared: operations hold for any two strings, and hostile ones come to an end.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/model/diff/compare.ts';
import { diffRevisions } from '../../../src/model/diff/revisions.ts';
import { splitParagraphs, splitWordsAndGaps } from '../../../src/model/diff/tokens.ts';
import { revision } from './revisions.ts';
import { expectSound } from './sound.ts';

const WORDS = [
  'flood',
  'Flut',
  '洪水',
  'ไทย',
  '1,140',
  '3.5',
  'e-mail',
  '“',
  '”',
  '👩‍🚒',
  'é',
  'e\u0301',
  '\n',
  '\n\n',
  ' ',
  '  ',
  '\u00A0',
  '\uD83D',
];
const prose = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(''));
const anything = fc.string({ unit: 'binary', maxLength: 80 });
const text = fc.oneof(prose, anything, fc.string({ unit: 'grapheme', maxLength: 60 }));
const pair = fc.oneof(
  fc.tuple(text, text),
  // Mostly the same: what revisions are.
  fc
    .tuple(prose, text, prose, text)
    .map(([head, one, tail, other]): [string, string] => [head + one + tail, head + other + tail]),
);

describe('A text', () => {
  it('is the sum of its words and gaps, and of its paragraphs', () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(splitWordsAndGaps(text).join('')).toBe(text);
        expect(splitParagraphs(text).join('')).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('is cut into words, numbers and characters as people see them', () => {
    expect(splitWordsAndGaps('Don’t e-mail 1,140 men: 3.5%!')).toEqual([
      'Don’t',
      ' ',
      'e-mail',
      ' ',
      '1,140',
      ' ',
      'men',
      ':',
      ' ',
      '3.5',
      '%',
      '!',
    ]);
    expect(splitWordsAndGaps('a\n\nb')).toEqual(['a', '\n\n', 'b']);
    expect(splitWordsAndGaps('洪水淹没了城市')).toEqual(['洪水', '淹没', '了', '城市']);
    expect(splitWordsAndGaps('👩‍🚒e\u0301!')).toEqual(['👩‍🚒', 'e\u0301', '!']);
  });
});

describe('Operations', () => {
  it('put both texts together again, and their offsets hold, for any two strings', () => {
    fc.assert(
      fc.property(pair, pair, ([oldText, newText], [oldTitle, newTitle]) => {
        const from = revision(1, { text: oldText, title: oldTitle });
        const to = revision(2, { text: newText, title: newTitle });
        expectSound(diffRevisions(from, to), from, to);
        expectSound(diffRevisions(to, from), to, from);
      }),
      { numRuns: 1000 },
    );
  });

  it('are one that is equal where nothing changed', () => {
    fc.assert(
      fc.property(text, (text) => {
        const { text: operations, classes } = diffRevisions(revision(1, { text }), revision(2, { text }));
        expect(operations.map(({ op }) => op)).toEqual(text === '' ? [] : ['equal']);
        expect(classes).toEqual([]);
      }),
    );
  });

  it('show words that changed side by side as one change, and paragraphs that came as they are', () => {
    const told = (from: string, to: string) =>
      compareTexts(from, to).spans.map(({ isEqual, fromStart, fromEnd, toStart, toEnd }) =>
        isEqual ? from.slice(fromStart, fromEnd) : [from.slice(fromStart, fromEnd), to.slice(toStart, toEnd)],
      );
    expect(told('The old town hall burned.', 'The new city hall burned.')).toEqual([
      'The ',
      ['old town', 'new city'],
      ' hall burned.',
    ]);
    expect(told('One.\n\nThree.', 'One.\n\nTwo.\n\nThree.')).toEqual(['One.\n\n', ['', 'Two.\n\n'], 'Three.']);
    expect(told('One.', 'One.\n\nTwo.')).toEqual(['One.', ['', '\n\nTwo.']]);
  });
});

describe('Texts that have nothing in common', () => {
  const words = (count: number, letter: string, gap: string) =>
    Array.from({ length: count }, (_, index) => `${letter}${index.toString(36)}`).join(gap);
  const many = 200_000;
  const cases: [name: string, from: string, to: string, granularity: string][] = [
    ['in one paragraph', words(many, 'a', ' '), words(many, 'b', ' '), 'paragraph'],
    ['in as many paragraphs as words', words(many, 'a', '\n\n'), words(many, 'b', '\n\n'), 'text'],
    ['longer than are cut into words', words(4 * many, 'a', ' '), words(4 * many, 'b', ' '), 'paragraph'],
    ['in a script without blanks', '洪水淹没了城市。'.repeat(many), '火山爆发。'.repeat(many), 'paragraph'],
    [
      'but a rhythm',
      `${'a b '.repeat(many)}${words(9000, 'x', ' ')}`,
      `${'b a '.repeat(many)}${words(9000, 'y', ' ')}`,
      'paragraph',
    ],
    ['of marks', `a${'\u0301'.repeat(1e6)}`, `b${'\u0301'.repeat(1e6)}`, 'word'],
    ['of empty lines', '\n'.repeat(1e6), '\n'.repeat(1e6 - 7), 'word'],
  ];
  it.each(cases)('are compared more coarsely: %s', { timeout: 60_000 }, (_name, from, to, granularity) => {
    const [old, new_] = [revision(1, { text: from }), revision(2, { text: to })];
    const diff = diffRevisions(old, new_);
    expect(diff.meta.granularity).toBe(granularity);
    expectSound(diff, old, new_);
  });

  it('leave what they do have in common at either end', () => {
    const frame = (middle: string) => `The first paragraph.\n\n${middle}\n\nThe last paragraph.`;
    const [from, to] = [frame(words(many, 'a', '\n\n')), frame(words(many, 'b', '\n\n'))];
    const { spans: stretches, granularity } = compareTexts(from, to);
    expect(granularity).toBe('text');
    expect(stretches.map(({ isEqual }) => isEqual)).toEqual([true, false, true]);
  });
});
