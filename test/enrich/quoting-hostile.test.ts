// Quotes and figures of what nobody writes: they hold, and take no longer than their length.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFigures } from '../../src/enrich/figures/index.ts';
import { enrich, loadKnowledge } from '../../src/enrich/index.ts';
import { findQuotes } from '../../src/enrich/quotes/index.ts';
import type { Draft } from '../../src/model/article/draft.ts';
import type { Block } from '../../src/model/text/block.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { draftOf } from './drafts.ts';
import { expectSoundQuoting } from './sound-quoting.ts';

const knowledge = loadKnowledge();

const word = fc.oneof(
  fc.constantFrom(
    ...`Prime Minister Maria Silva , . said the of and Ministry ministry told “ ” " '' ' ’ ‘ « » „ ( ) - – — : ; ? ! he she it they
    according to adding called described as by quoted saying that who said, Monday on May 3 2008 $1.3 billion 7% two weeks
    ago percent between 5 10 million euros from Rs US$ USD US 5 a an one's Silva's reporters Reuters reported Mr. J. [...] …`.split(
      /\s+/u,
    ),
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const prose = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 80 })
  .map((words) => words.flat().join('').normalize('NFC'));

describe('any draft', () => {
  test('has quotes and figures that are sound', () => {
    fc.assert(
      fc.property(
        fc.array(prose, { maxLength: 4 }),
        fc.constantFrom('en', 'de', 'ru', null),
        fc.constantFrom(null, { at: '2025-12-03T00:00:00Z', precision: 'day' as const }),
        (paragraphs, lang, published) => {
          const draft = draftOf(paragraphs, { lang, published });
          expectSoundQuoting(draft, enrich(draft, knowledge));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('may have blocks that lie', () => {
    const place = fc.integer({ min: -10, max: 300 });
    const block = fc.record({
      type: fc.constantFrom('paragraph', 'quote', 'list', 'image', 'table', 'heading') as fc.Arbitrary<Block['type']>,
      start: place,
      end: place,
      text: fc.string(),
      credit: fc.constantFrom('Maria Silva / AFP', '', 'x'),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), prose, (blocks, text) => {
        const draft: Draft = { ...draftOf([`“${text}” said Maria Silva. Maria Silva / AFP`]), blocks };
        expectSoundQuoting(draft, enrich(draft, knowledge));
      }),
      { numRuns: 150 },
    );
  });
});

describe('two megabytes', () => {
  const SIZE = 2_000_000;
  const cases: [string, string][] = [
    ['opening marks', '“'],
    ['straight marks', '" '],
    ['short quotes', '"a" '],
    ['apostrophes', "s' 'a "],
    ['single marks', '‘a '],
    ['double apostrophes', "''"],
    ['angle marks', '«a b c d» '],
    ['unclosed paragraphs', '“a b c d e\n'],
    ['said', 'said '],
    ['he said', 'he said it said the minister said '],
    ['quotes that are said', '“a b c d e,” said Maria Silva. “It said,” he said that the ministry told '],
    ['according to', 'according to '],
    ['commas', 'Silva, '],
    ['brackets', '( ) — '],
    ['who', 'who said and '],
    ['dots', 'Mr. U.S. a. Said '],
    ['digits', '1'],
    ['digits with commas', '1,'],
    ['numbers', '12 '],
    ['years', '2008 '],
    ['years with dashes', '2008-'],
    ['signs', '$'],
    ['sums', '$1 '],
    ['percentages', '1-2% '],
    ['number words', 'twenty-one million '],
    ['dates', 'March 3 to 4, 2008 two weeks ago on Friday '],
  ];
  test.each(cases)(
    'of %s are read in a few seconds',
    (_, text) => {
      const published = { at: '2025-12-03T00:00:00Z', precision: 'day' as const };
      const draft = draftOf([text.repeat(Math.ceil(SIZE / text.length))], { published });
      const start = cpuTime();
      const quotes = findQuotes(draft, { entities: [], mentions: [] }, { genders: new Map() });
      const figures = findFigures(draft, []);
      // Generous: a quadratic step takes minutes, a slow machine does not.
      expect(cpuTime() - start).toBeLessThan(20_000);
      expect(quotes.length).toBeLessThan(25_000);
      expect(figures.length).toBeLessThanOrEqual(20_000);
    },
    90_000,
  );

  test('of distinct dates are, too', () => {
    const dates = Array.from({ length: 250_000 }, (_, index) => `${(index % 28) + 1} March ${1500 + (index % 590)}`);
    const start = cpuTime();
    findFigures(draftOf([dates.join(' ')]), []);
    expect(cpuTime() - start).toBeLessThan(30_000);
  }, 180_000);
});
