// A line of a draft as it is read for quotes: its tokens, its quotes and its sentences.

import type { Stretch } from '../stretches.ts';
import { ABBREVIATIONS } from '../words/grammar.ts';
import { pairMarks, type Quoted } from './marks.ts';
import { type Names, type Token, tokensOf } from './tokens.ts';

export interface Sentence {
  /** Tokens of the line, `to` exclusive. */
  from: number;
  to: number;
}

export interface Line {
  source: string;
  stretch: Stretch;
  quotes: Quoted[];
  tokens: Token[];
  sentences: Sentence[];
}

export function lineOf(source: string, stretch: Stretch, names: Names): Line {
  const quotes = pairMarks(source, stretch);
  const tokens = tokensOf(source, stretch, quotes, names);
  return { source, stretch, quotes, tokens, sentences: sentencesOf(source, tokens, quotes) };
}

function sentencesOf(source: string, tokens: readonly Token[], quotes: readonly Quoted[]): Sentence[] {
  const sentences: Sentence[] = [];
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

/** What may begin a sentence. */
function isStart(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.kind === 'quote' || token.kind === 'name' || token.capital || /^[([\d]/u.test(token.text))
  );
}

function endsWithMark(tokens: readonly Token[], index: number): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token?.kind !== 'mark' || !/^[.!?…]$/u.test(token.text)) return false;
  if (token.text !== '.') return isStart(next);
  // `Mr. Silva`, `J. Silva`
  const isShort = before?.end === token.start && (ABBREVIATIONS.has(before.lower) || /^\p{Lu}$/u.test(before.text));
  return !isShort && isStart(next) && next?.start !== token.end;
}

/** `"…go home." Silva left`, but not `"…go home," Silva said`. */
function endsWithQuote(source: string, token: Token, next: Token | undefined, quotes: readonly Quoted[]): boolean {
  const quote = quotes[token.quote];
  if (!quote || !isStart(next)) return false;
  return /[.!?…]["”’']?$/u.test(source.slice(Math.max(quote.start, quote.end - 2), quote.end));
}
