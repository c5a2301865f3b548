// Reads the paragraphs whose quotes were marked by hand, and says how many of them were found.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Draft } from '../../../src/model/article/draft.ts';
import type { Findings } from '../../../src/model/article/findings.ts';
import type { QuoteKind } from '../../../src/model/quote/quote.ts';
import { fold } from '../../../src/model/text/name.ts';

export interface GoldQuote {
  /** Where the words stand in the draft's text. */
  start: number;
  end: number;
  words: string;
  kind: QuoteKind;
  /** Name of an entity, or how the text names somebody without a name; `null`: it does not say. */
  speaker: { name: string; isName: boolean } | null;
  reportedBy: string | null;
}

export interface Gold {
  /** In the order of the file. */
  paragraphs: string[];
  quotes: Omit<GoldQuote, 'start' | 'end'>[];
}

export interface Score {
  /** Quotes that are in the gold, with these very places. */
  right: number;
  found: number;
  gold: number;
  /** Of all that were given a speaker: how many were given theirs. */
  rightSpeakers: number;
  givenSpeakers: number;
  /** Quotes whose speaker the text tells. */
  goldSpeakers: number;
  /** What was wrong or missed, in words. */
  misses: string[];
}

export function readGoldQuotes(path = fileURLToPath(new URL('quotes.txt', import.meta.url))): Gold {
  const gold: Gold = { paragraphs: [], quotes: [] };
  for (const entry of readFileSync(path, 'utf8')
    .split(/^## .*$/mu)
    .slice(1)) {
    const lines = entry.split('\n').filter((line) => line.trim() !== '');
    for (const line of lines) {
      if (line.startsWith('- ')) gold.quotes.push(readLine(line.slice(2)));
      else gold.paragraphs.push(line);
    }
  }
  return gold;
}

function readLine(line: string): Gold['quotes'][number] {
  const [words = '', kind = '', speaker = '?', via = ''] = line.split(' | ').map((part) => part.trim());
  if (!/^(?:direct|partial|indirect)$/u.test(kind)) throw new Error(`No kind of quote: ${line}`);
  const isName = !speaker.startsWith('~');
  return {
    words,
    kind: kind as QuoteKind,
    speaker: speaker === '?' ? null : { name: speaker.replace(/^~\s*/u, ''), isName },
    reportedBy: via === '' ? null : via.replace(/^via\s+/u, ''),
  };
}

/** The quotes with their places: each stands after the one before. */
export function placeQuotes({ text }: Pick<Draft, 'text'>, quotes: Gold['quotes']): GoldQuote[] {
  let cursor = 0;
  return quotes.map((quote) => {
    const start = text.indexOf(quote.words, cursor);
    if (start < 0) throw new Error(`It is not in the text, or not after the one before: ${quote.words}`);
    cursor = start + quote.words.length;
    return { ...quote, start, end: cursor };
  });
}

/** A quote is found where it has the very place; its speaker is right where the same person, body or phrase is named. */
export function score(
  { text }: Pick<Draft, 'text'>,
  { entities, quotes }: Findings,
  gold: readonly GoldQuote[],
): Score {
  const forms = new Map(entities.map(({ id, name, aliases }) => [id, [name, ...aliases].map(fold)]));
  const missing = new Map(gold.map((quote) => [`${quote.start} ${quote.end}`, quote]));
  const result: Score = {
    right: 0,
    found: quotes.length,
    gold: gold.length,
    rightSpeakers: 0,
    givenSpeakers: 0,
    goldSpeakers: gold.filter(({ speaker }) => speaker !== null).length,
    misses: [],
  };
  for (const quote of quotes) {
    const key = `${quote.start} ${quote.end}`;
    const meant = missing.get(key);
    missing.delete(key);
    if (meant) result.right++;
    const words = text.slice(quote.speakerStart ?? 0, quote.speakerEnd ?? 0);
    // A pronoun that was not understood names nobody.
    const isGiven = quote.speakerId !== null || (words !== '' && !/^(?:he|she|they|it|we)$/iu.test(words));
    if (isGiven) result.givenSpeakers++;
    const isRight = meant ? names(meant.speaker, forms.get(quote.speakerId ?? '') ?? null, words) : false;
    if (isGiven && isRight) result.rightSpeakers++;
    if (!isRight) {
      const said = meant ? `≠ ${meant.speaker?.name ?? '?'}` : 'which is no quote';
      result.misses.push(`${quote.text} ← ${words || '?'} (${quote.speakerId ?? '-'}, ${quote.method}) ${said}`);
    }
  }
  for (const quote of missing.values()) result.misses.push(`${quote.words} ← ${quote.speaker?.name ?? '?'}, not found`);
  return result;
}

function names(speaker: GoldQuote['speaker'], forms: string[] | null, words: string): boolean {
  if (speaker === null) return forms === null;
  if (!speaker.isName) return forms === null && words === speaker.name;
  // `Foreign Ministry` may be known as `Varda's Foreign Ministry`.
  const name = fold(speaker.name);
  return forms?.some((form) => form === name || form.endsWith(` ${name}`)) === true;
}

/** Precision and recall of quotes and speakers, in per cent. */
export function ratesOf({
  right,
  found,
  gold,
  rightSpeakers,
  givenSpeakers,
  goldSpeakers,
}: Score): Record<string, number> {
  const percent = (part: number, whole: number) => Math.round((1_000 * part) / (whole || 1)) / 10;
  return {
    quotePrecision: percent(right, found),
    quoteRecall: percent(right, gold),
    speakerPrecision: percent(rightSpeakers, givenSpeakers),
    speakerRecall: percent(rightSpeakers, goldSpeakers),
  };
}
