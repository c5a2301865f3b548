import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearchQuery } from '../../../src/model/search/parse.ts';
import { buildSnippets } from '../../../src/model/search/snippets.ts';
import type { SearchTree } from '../../../src/model/search/tree.ts';
import { BLOCK_SEPARATOR } from '../../../src/model/text/text.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { anyText } from './arbitraries.ts';

function treeOf(query: string): SearchTree {
  const parsed = parseSearchQuery(query);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.tree;
}

function blocksOf(texts: readonly string[], images: readonly number[] = []) {
  let start = 0;
  return texts.map((text, index) => {
    const block = { type: images.includes(index) ? ('image' as const) : ('paragraph' as const), start, text };
    start += text.length + BLOCK_SEPARATOR.length;
    return block;
  });
}

/** With the highlights in brackets. */
function marked({ text, highlights }: { text: string; highlights: { start: number; end: number }[] }): string {
  return highlights
    .toReversed()
    .reduce((so, { start, end }) => `${so.slice(0, start)}[${so.slice(start, end)}]${so.slice(end)}`, text);
}

const FILLER = 'Nobody knows how long this will go on, and nobody dares to ask. ';

describe('snippets', () => {
  test('a short block is shown as a whole', () => {
    const [snippet, ...none] = buildSnippets(
      treeOf('flood "heavy rain"'),
      blocksOf(['Nothing.', 'Floods after heavy rain!']),
    );
    expect(none).toEqual([]);
    expect(snippet).toMatchObject({ block: 1, start: 10 });
    expect(marked(snippet ?? { text: '', highlights: [] })).toBe('[Floods] after [heavy rain]!');
  });

  test('of a long block, what is around a match is shown, cut between words', () => {
    const [snippet] = buildSnippets(
      treeOf('flood'),
      blocksOf([`${FILLER.repeat(5)}“Floods!” he said. ${FILLER.repeat(5)}`]),
      { length: 80 },
    );
    expect(marked(snippet ?? { text: '', highlights: [] })).toBe(
      'go on, and nobody dares to ask. “[Floods]!” he said. Nobody knows how long',
    );
  });

  test('those that show most of the query are chosen, in the order of the text', () => {
    const blocks = blocksOf(
      ['A flood.', 'A flood and a flood.', 'Rain.', 'A river, a flood.'].map((text) => text + FILLER.repeat(4)),
    );
    const shown = buildSnippets(treeOf('flood rain river'), blocks, { max: 2, length: 30 });
    expect(shown.map(({ block }) => block)).toEqual([2, 3]);
  });

  test('captions are shown for what is looked for in captions', () => {
    const blocks = blocksOf(['A flood.', 'A flood.'], [1]);
    expect(buildSnippets(treeOf('caption:flood'), blocks).map(({ block }) => block)).toEqual([1]);
    expect(buildSnippets(treeOf('body:flood'), blocks).map(({ block }) => block)).toEqual([0]);
    expect(buildSnippets(treeOf('flood'), blocks, { searchIn: ['caption'] }).map(({ block }) => block)).toEqual([1]);
    expect(buildSnippets(treeOf('title:flood -x'), blocks)).toEqual([]);
  });

  test('words near each other are shown, even in two blocks', () => {
    const shown = buildSnippets(
      treeOf('NEAR(flood rain, 3)'),
      blocksOf(['It was a flood', 'Rain came first', 'Rain again']),
    );
    expect(shown.map(marked)).toEqual(['It was a [flood]', '[Rain] came first']);
  });

  test('a match longer than a snippet is cut', () => {
    const [snippet] = buildSnippets(treeOf('𠮷*'), blocksOf(['𠮷'.repeat(50)]), { length: 21 });
    expect(snippet?.text.isWellFormed()).toBe(true);
    expect(snippet?.text.length).toBeLessThanOrEqual(21);
  });

  test('a snippet is what stands at its place in the text, short enough, apart from the others, and shows a match', () => {
    const text = fc.oneof(
      anyText,
      fc
        .array(
          fc.constantFrom('flood', 'floods', '“rain”', 'river', '🙂', 'e\u0301a', '東京都', '.', '  ', 'x'.repeat(30)),
          { maxLength: 60 },
        )
        .map((parts) => parts.join(' ')),
    );
    const query = fc.constantFrom(
      'flood',
      'flood rain',
      '"flood rain"',
      'flo* OR 東京',
      'NEAR(flood river, 4) x*',
      '-flood rain',
    );
    fc.assert(
      fc.property(
        query,
        fc.array(text, { maxLength: 4 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 20, max: 120 }),
        (asked, texts, max, length) => {
          const blocks = blocksOf(texts, [2]);
          const whole = texts.join(BLOCK_SEPARATOR);
          const shown = buildSnippets(treeOf(asked), blocks, { max, length });
          expect(shown.length).toBeLessThanOrEqual(max);
          let last = -1;
          for (const snippet of shown) {
            const end = snippet.start + snippet.text.length;
            expect(whole.slice(snippet.start, end)).toBe(snippet.text);
            expect(snippet.text.length).toBeLessThanOrEqual(length);
            expect(snippet.start).toBeGreaterThanOrEqual(last);
            expect(blocks[snippet.block]?.text).toContain(snippet.text);
            if (whole.isWellFormed()) expect(snippet.text.isWellFormed()).toBe(true);
            expect(snippet.highlights.length).toBeGreaterThan(0);
            let before = 0;
            for (const highlight of snippet.highlights) {
              expect(highlight.start).toBeGreaterThanOrEqual(before);
              expect(highlight.end).toBeGreaterThan(highlight.start);
              expect(highlight.end).toBeLessThanOrEqual(snippet.text.length);
              before = highlight.end;
            }
            last = end;
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('the time it takes grows with the matches and no faster', () => {
    const blocks = blocksOf([`${'flood rain '.repeat(50_000)}`]);
    const start = cpuTime();
    expect(buildSnippets(treeOf('flood NEAR(flood rain, 1000) "flood rain"'), blocks, { max: 5 })).toHaveLength(5);
    expect(cpuTime() - start).toBeLessThan(5_000);
  });
});
