// Answers quote queries over all articles, by speaker, by entities named and by words.

import type { ArticleFilters, Page, QuoteQuery } from '../../model/query/query.ts';
import { QUOTE_KINDS } from '../../model/quote/quote.ts';
import type { QuoteInContext } from '../../model/quote/quote-in-context.ts';
import { canonicalQuery } from '../../model/search/canonical-query.ts';
import { findMatches } from '../../model/search/match.ts';
import type { SearchTree } from '../../model/search/tree.ts';
import { type Bits, eachBit, hasBit, noBits, setBit } from '../doc-values/bits.ts';
import type { Columns } from '../doc-values/columns.ts';
import { packedKind, packedSpeaker } from '../doc-values/record.ts';
import { placeOfRow, quoteExpression } from '../full-text/quote-index.ts';
import { type CursorPosition, fingerprint } from '../search/cursor.ts';
import { pageOf } from '../search/keyset.ts';
import type { Analysis } from './open.ts';
import { select, together } from './selection.ts';

/** A quote, by the key of its article and its position in it. */
interface Placed {
  key: number;
  position: number;
}

export function analyseQuotes(analysis: Analysis, query: QuoteQuery): Page<QuoteInContext> {
  const { columns, reading, quoteRows } = analysis;
  const { limit, cursor, text, highlight, sort, ...asked } = query;
  const articles = together(select({ filters: articlesFor(query) }, analysis), columns);
  const fits = quoteFilter(analysis, query);
  const { quote } = columns.lists;
  let total = 0;
  eachBit(articles, (slot) => {
    const start = quote.startOf(slot);
    const end = start + quote.lengthOf(slot);
    for (let number = start; number < end; number++) if (fits(number)) total++;
  });
  const page = pageOf<Placed>({
    page: { limit, ...(cursor !== undefined && { cursor }) },
    print: fingerprint('quotes', sort, text ? { ...asked, q: canonicalQuery(text) } : asked),
    columns: 2,
    fetch: (from, limit) => walk(articles, columns, fits, sort, from, limit),
    valuesOf: ({ key, position }) => [key, position],
  });
  const show = (place: Placed) => {
    const row = quoteRows(place.key, place.position);
    if (!row) return [];
    return text && highlight ? { ...row, highlights: matchesIn(row.text, text) } : row;
  };
  return { ...page, rows: page.rows.flatMap(show), total, seq: reading.seq() };
}

/** The speaker of a quote is a speaker of its article, so the article filter can be narrowed. */
function articlesFor({ filters, speaker }: QuoteQuery): ArticleFilters {
  return speaker && !filters.speaker ? { ...filters, speaker: { any: speaker } } : filters;
}

/** Returns a test whether the quote with a number in the quote column matches the filters on quotes. */
function quoteFilter(analysis: Analysis, query: QuoteQuery): (number: number) => boolean {
  const { columns, lookup } = analysis;
  const { quote } = columns.lists;
  const { speaker, about, kind, attributed, text } = query;
  const tests: ((number: number) => boolean)[] = [];
  if (kind) {
    const kinds = new Set(kind.map((one) => QUOTE_KINDS.indexOf(one)));
    tests.push((number) => kinds.has(packedKind(quote.valueAt(number))));
  }
  if (attributed !== undefined) tests.push((number) => packedSpeaker(quote.valueAt(number)) > 0 === attributed);
  if (speaker) {
    const keys = new Set(speaker.flatMap((id) => lookup.speaker(id)?.key ?? []));
    tests.push((number) => keys.has(packedSpeaker(quote.valueAt(number))));
  }
  for (const bits of [about && quotesAbout(analysis, about), text && quotesWith(analysis, text)]) {
    if (bits) tests.push((number) => hasBit(bits, number));
  }
  const [first, ...others] = tests;
  if (!first) return () => true;
  return others.reduce((before, test) => (number) => before(number) && test(number), first);
}

function quotesAbout({ columns, lookup, keys }: Analysis, about: readonly string[]): Bits {
  const { quote } = columns.lists;
  const bits = noBits(quote.end);
  for (const id of about) {
    const key = lookup.entity(id)?.key;
    if (key === undefined) continue;
    keys.quotesNaming(key, (articleKey, position) => {
      const slot = columns.order.slotOf(articleKey);
      if (slot >= 0) setBit(bits, quote.startOf(slot) + position);
    });
  }
  return bits;
}

function quotesWith({ columns, keys }: Analysis, text: SearchTree): Bits {
  const { quote } = columns.lists;
  const bits = noBits(quote.end);
  keys.quotesMatching(quoteExpression(text), (row) => {
    const { slot, position } = placeOfRow(row);
    if (position < quote.lengthOf(slot)) setBit(bits, quote.startOf(slot) + position);
  });
  return bits;
}

/** Reads quotes after a position: articles in publication order, quotes of one article in text order. */
function walk(
  articles: Bits,
  { order, lists: { quote } }: Columns,
  fits: (number: number) => boolean,
  sort: QuoteQuery['sort'],
  from: CursorPosition | null,
  limit: number,
): Placed[] {
  const backwards = from?.backwards ?? false;
  const isDown = (sort === 'newest') !== backwards;
  const [fromKey, fromPosition] = from ? from.values.map(Number) : [];
  const found: Placed[] = [];
  const end = isDown ? order.length - 1 : 0;
  const first = fromKey === undefined ? end : Math.min(order.placeOf(fromKey), order.length - 1);
  // The cursor's article may have more quotes. If it is gone, the walk starts at the article in its place.
  for (let place = first; place >= 0 && place < order.length && found.length < limit; place += isDown ? -1 : 1) {
    const key = order.keyAt(place);
    const slot = order.slotAt(place);
    if (!hasBit(articles, slot) || isBefore(key, fromKey, isDown)) continue;
    const start = quote.startOf(slot);
    const length = quote.lengthOf(slot);
    for (let nth = 0; nth < length && found.length < limit; nth++) {
      const position = backwards ? length - 1 - nth : nth;
      if (key === fromKey && !isPast(position, fromPosition ?? 0, backwards)) continue;
      if (fits(start + position)) found.push({ key, position });
    }
  }
  return found;
}

/** Whether an article comes before the article of the cursor, which may be gone. */
function isBefore(key: number, from: number | undefined, isDown: boolean): boolean {
  if (from === undefined) return false;
  return isDown ? key > from : key < from;
}

function isPast(position: number, from: number, backwards: boolean): boolean {
  return backwards ? position < from : position > from;
}

function matchesIn(words: string, text: SearchTree) {
  return findMatches(text, words, 'body', ['body']);
}
