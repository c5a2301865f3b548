// Tokenizes a line into words, marks, known mentions and quotes.

import type { FoundMention } from '../../model/article/findings.ts';
import type { EntityType } from '../../model/entity/entity.ts';
import type { Span } from '../../model/text/text.ts';
import type { QuotedSpan } from './marks.ts';

export interface LineToken extends Span {
  kind: 'word' | 'mark' | 'name' | 'quote';
  text: string;
  /** In lower case with straight apostrophes. */
  lower: string;
  /** Starts with a capital letter. */
  capitalized: boolean;
  /** The entity of a mention; also of a resolved pronoun or noun phrase. */
  entityId: string | null;
  /** The type of the mention's entity. */
  entityType: EntityType | null;
  /** Index of the quote in the line; -1 if the token is not a quote. */
  quote: number;
}

const WORDS = /['’]s(?![\p{L}\p{N}])|(?:\p{L}\.){2,}|[\p{L}\p{N}\p{M}]+(?:[-‐‑'’.&/][\p{L}\p{N}\p{M}]+)*|--|\S/gu;
const OWNER = /^(.+)(['’]s)$/u;

/** The mentions in the whole text. */
export interface KnownMentions {
  /** In order. */
  mentions: readonly FoundMention[];
  /** Entity types by id. */
  types: ReadonlyMap<string, EntityType>;
}

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
    // A final apostrophe marks possession as `'s` does: `workers' leader`.
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

/** The index of the first mention at or after an offset. */
function firstFrom(mentions: readonly FoundMention[], start: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
