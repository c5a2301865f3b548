// A line of text as tokens: words, marks, the names that were found, and each quote as one.

import type { EntityType } from '../../model/entity.ts';
import type { FoundMention } from '../../model/findings.ts';
import type { Span } from '../../model/text.ts';
import type { QuotedSpan } from './marks.ts';

export interface LineToken extends Span {
  kind: 'word' | 'mark' | 'name' | 'quote';
  text: string;
  /** In small letters, apostrophes straight. */
  lower: string;
  /** Begins with a capital letter. */
  capitalized: boolean;
  /** Whom a name names; whom a pronoun or `the ministry` stands for, once that is known. */
  entityId: string | null;
  /** What a name names. */
  entityType: EntityType | null;
  /** Which of the line's quotes it is; -1: none. */
  quote: number;
}

const WORDS = /['’]s(?![\p{L}\p{N}])|(?:\p{L}\.){2,}|[\p{L}\p{N}\p{M}]+(?:[-‐‑'’.&/][\p{L}\p{N}\p{M}]+)*|--|\S/gu;
const OWNER = /^(.+)(['’]s)$/u;

/** What the whole text names. */
export interface KnownMentions {
  /** Of the text, in order. */
  mentions: readonly FoundMention[];
  /** By entity. */
  types: ReadonlyMap<string, EntityType>;
}

/** Tokens of the line in order. */
export function tokenizeLine(
  source: string,
  line: Span,
  quotes: readonly QuotedSpan[],
  { mentions, types }: KnownMentions,
): LineToken[] {
  const tokens: LineToken[] = [];
  let at = line.start;
  let name = firstFrom(mentions, line.start);
  for (let index = 0; index <= quotes.length; index++) {
    const quote = quotes[index];
    const stop = quote?.from ?? line.end;
    let mention = mentions[name];
    while (mention && mention.start < stop) {
      if (mention.start >= at && mention.end <= stop) {
        addWords(tokens, source, at, mention.start);
        const one = token('name', source, mention.start, mention.end);
        one.entityId = mention.entityId;
        one.entityType = types.get(mention.entityId) ?? null;
        tokens.push(one);
        at = mention.end;
      }
      name++;
      mention = mentions[name];
    }
    addWords(tokens, source, at, stop);
    if (!quote) break;
    tokens.push({ ...token('quote', source, quote.from, quote.to), text: '', lower: '', quote: index });
    at = quote.to;
  }
  return tokens;
}

function addWords(tokens: LineToken[], source: string, start: number, end: number): void {
  if (end <= start) return;
  for (const { 0: text, index } of source.slice(start, end).matchAll(WORDS)) {
    const from = start + index;
    const to = from + text.length;
    // `workers' leader`: an apostrophe at a word's end owns as `'s` does.
    const isOwner = /^['’]$/u.test(text) && tokens.at(-1)?.end === from && /s$/iu.test(tokens.at(-1)?.text ?? '');
    const cut = OWNER.exec(text)?.[1]?.length;
    if (cut !== undefined) {
      tokens.push(token('word', source, from, from + cut), token('word', source, from + cut, to));
    } else {
      const one = token(/^[\p{L}\p{N}'’]/u.test(text) ? 'word' : 'mark', source, from, to);
      if (isOwner) one.lower = "'s";
      tokens.push(one);
    }
  }
}

function token(kind: LineToken['kind'], source: string, start: number, end: number): LineToken {
  const text = source.slice(start, end).replace(/^(?:--|―)$/u, '—');
  const lower = text.toLowerCase().replaceAll('’', "'");
  return {
    kind,
    start,
    end,
    text,
    lower,
    capitalized: /^\p{Lu}/u.test(text),
    entityId: null,
    entityType: null,
    quote: -1,
  };
}

/** The first mention that begins at a place or after it. */
function firstFrom(mentions: readonly FoundMention[], start: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
