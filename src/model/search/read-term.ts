// Reads the terms of a query: a word, a "phrase", a prefix*, words NEAR(each other, 5).

import { countTerm, LIMITS, MARKS, peek, type QueryReader, queryWords } from './reader.ts';
import { rejectSyntax } from './syntax.ts';
import type { NearNode, PhraseNode, PrefixNode, SearchField, SearchTerm, WordNode } from './tree.ts';
import type { Word } from './words.ts';

const DEFAULT_DISTANCE = 10;
// A straight quote between two Hebrew letters is part of the word.
const WRITTEN = new RegExp(`(?:[^\\s()${MARKS}]|(?<=[א-ת])"(?=[א-ת]))+`, 'uy');
const OPENING = new RegExp(`[${MARKS}]`, 'uy');
const QUOTED = new RegExp(`(?:[^${MARKS}]|(?<=[א-ת])"(?=[א-ת]))*`, 'uy');
const STARS = /\*+/uy;
const NEAR = /NEAR\(/uy;
const NOT_NEAR = new RegExp(`[${MARKS}*]|(?:^|\\s)(?:AND|OR|NOT)(?:\\s|$)`, 'u');
const WITHIN_NEAR = /[^()]*/uy;

/** `start` is the offset of its field, if it has one. `null` if it has no letters and digits. */
export function readTerm(reader: QueryReader, field: SearchField | null, start: number): SearchTerm | null {
  if (peek(reader, NEAR)) return readNear(reader, field, start);
  const term = peek(reader, OPENING) ? readPhrase(reader, field, start) : readWritten(reader, field, start);
  if (term) countTerm(reader, term.start, term.end);
  return term;
}

function readPhrase(reader: QueryReader, field: SearchField | null, start: number): PhraseNode | PrefixNode | null {
  const { query, at: open } = reader;
  reader.at++;
  const close = reader.at + (peek(reader, QUOTED)?.length ?? 0);
  if (close === query.length)
    rejectSyntax(
      open,
      query.length,
      'This quote is not closed.',
      'Add a quote at the end of the phrase, or remove this one.',
    );
  reader.at = close + 1;
  const stars = peek(reader, STARS);
  reader.at += stars?.length ?? 0;
  const raws = rawsOf(queryWords(reader, open, reader.at));
  if (raws.length === 0) return null;
  return { type: stars ? 'prefix' : 'phrase', field, raws, start, end: reader.at };
}

function readWritten(
  reader: QueryReader,
  field: SearchField | null,
  start: number,
): WordNode | PhraseNode | PrefixNode | null {
  const from = reader.at;
  const written = peek(reader, WRITTEN) ?? '';
  const end = from + written.length;
  reader.at = end;
  const star = written.indexOf('*');
  const isPrefix = star >= 0;
  if (isPrefix && !/^[^*]+\*+$/u.test(written))
    rejectSyntax(
      from + star,
      from + star + 1,
      'A star completes a word, so it must follow letters and end the word.',
      'Write flood* to find flood, floods and flooding.',
    );
  const found = queryWords(reader, from, end);
  const [first] = found;
  if (!first) return null;
  if (isPrefix) return { type: 'prefix', field, raws: rawsOf(found), start, end };
  // Words without a space between them form a phrase: e-mail, 東京都, https://example.com.
  if (found.length > 1) return { type: 'phrase', field, raws: rawsOf(found), start, end };
  return { type: 'word', field, raw: first.raw, stem: first.stem, start, end };
}

function readNear(reader: QueryReader, field: SearchField | null, start: number): NearNode | WordNode | null {
  const from = reader.at;
  reader.at += 'NEAR('.length;
  const inside = peek(reader, WITHIN_NEAR) ?? '';
  const end = reader.at + inside.length + 1;
  if (end > reader.query.length) rejectSyntax(from, from + 'NEAR('.length, 'NEAR( is not closed.', EXAMPLE);
  if (reader.query[end - 1] !== ')' || NOT_NEAR.test(inside))
    rejectSyntax(from, end, 'NEAR accepts only words and a distance.', EXAMPLE);
  const comma = /[,，][^,，]*$/u.exec(inside);
  const distance = comma ? readDistance(comma[0].slice(1), reader.at + comma.index, end) : DEFAULT_DISTANCE;
  const items = [...inside.slice(0, comma?.index).matchAll(/\S+/gu)];
  if (items.length < 2) rejectSyntax(from, end, 'NEAR requires at least two words.', EXAMPLE);
  const words: { raw: string; stem: string }[] = [];
  for (const { 0: item, index } of items) {
    const place = reader.at + index;
    const found = queryWords(reader, place, place + item.length);
    if (found.length > 0) countTerm(reader, place, place + item.length);
    for (const { raw, stem } of found) words.push({ raw, stem });
  }
  reader.at = end;
  const [first] = words;
  if (!first) return null;
  if (words.length === 1) return { type: 'word', field, ...first, start, end };
  return { type: 'near', field, words, distance, start, end };
}

const EXAMPLE = 'Write NEAR(flood warning, 5) for both words with at most five others between them.';

function readDistance(written: string, start: number, end: number): number {
  const distance = /^\s*\d{1,9}\s*$/u.test(written) ? Number(written) : Number.POSITIVE_INFINITY;
  if (distance <= LIMITS.distance) return distance;
  return rejectSyntax(start, end, `The distance must be a whole number from 0 to ${LIMITS.distance}.`, EXAMPLE);
}

function rawsOf(found: readonly Word[]): string[] {
  return found.map(({ raw }) => raw);
}
