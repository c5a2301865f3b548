// Paragraphs whose quotes were marked by hand: how many are found, and how many speakers are right.

import { expect, test } from 'vitest';
import { draftOf, findingsOf } from '../drafts.ts';
import { placeQuotes, ratesOf, readGoldQuotes, score } from '../gold/read-quotes.ts';

test('quotes and their speakers are found as a careful reader finds them', () => {
  const { paragraphs, quotes } = readGoldQuotes();
  expect(paragraphs.length).toBeGreaterThanOrEqual(40);
  const draft = draftOf(paragraphs);
  const result = score(draft, findingsOf(paragraphs), placeQuotes(draft, quotes));
  const rates = ratesOf(result);
  const misses = result.misses.join('\n');
  expect(rates.quotePrecision, misses).toBeGreaterThanOrEqual(95);
  expect(rates.quoteRecall, misses).toBeGreaterThanOrEqual(92);
  expect(rates.speakerPrecision, misses).toBeGreaterThanOrEqual(95);
  expect(rates.speakerRecall, misses).toBeGreaterThanOrEqual(90);
});
