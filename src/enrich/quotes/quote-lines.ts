// Splits a line into tokens, quotes and sentences.

import type { Segment } from '../text/segments.ts';
import { ABBREVIATIONS } from '../words/grammar.ts';
import { pairQuotationMarks, type QuotedSpan } from './marks.ts';
import { type KnownMentions, type LineToken, tokenizeLine } from './tokens.ts';

export interface LineSentence {
  /** Token range in the line; `to` is exclusive. */
  from: number;
  to: number;
}

export interface QuoteLine {
  source: string;
  segment: Segment;
  quotes: QuotedSpan[];
  tokens: LineToken[];
  sentences: LineSentence[];
}

export function readQuoteLine(source: string, segment: Segment, names: KnownMentions): QuoteLine {
  const quotes = pairQuotationMarks(source, segment);
  const tokens = tokenizeLine(source, segment, quotes, names);
  return { source, segment, quotes, tokens, sentences: sentencesOf(source, tokens, quotes) };
}

function sentencesOf(source: string, tokens: readonly LineToken[], quotes: readonly QuotedSpan[]): LineSentence[] {
  const sentences: LineSentence[] = [];
  let from = 0;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const ends = token.kind === 'quote' ? endsWithQuote(source, token, next, quotes) : endsWithMark(tokens, index);
    if (next && !ends) continue;
    sentences.push({ from, to: index + 1 });
    from = index + 1;
  }
  return sentences;
}

/** True if a token can start a sentence. */
function isStart(token: LineToken | undefined): boolean {
  return (
    token !== undefined &&
    (token.kind === 'quote' || token.kind === 'name' || token.capitalized || /^[([\d]/u.test(token.text))
  );
}

function endsWithMark(tokens: readonly LineToken[], index: number): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token?.kind !== 'mark' || !/^[.!?…]$/u.test(token.text)) return false;
  if (token.text !== '.') return isStart(next);
  // `Mr. Silva`, `J. Silva`
  const isShort = before?.end === token.start && (ABBREVIATIONS.has(before.lower) || /^\p{Lu}$/u.test(before.text));
  return !isShort && isStart(next) && next?.start !== token.end;
}

/** `"…go home." Silva left`, but not `"…go home," Silva said`. */
function endsWithQuote(
  source: string,
  token: LineToken,
  next: LineToken | undefined,
  quotes: readonly QuotedSpan[],
): boolean {
  const quote = quotes[token.quote];
  if (!quote || !isStart(next)) return false;
  return /[.!?…]["”’']?$/u.test(source.slice(Math.max(quote.start, quote.end - 2), quote.end));
}
