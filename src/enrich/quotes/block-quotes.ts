// Finds block quotes, with or without quotation marks, and attributes them to a signature or the line before.

import type { FoundQuote } from '../../model/article/findings.ts';
import type { Span } from '../../model/text/text.ts';
import { attributeQuote } from './attribution.ts';
import { phraseAfter } from './clauses.ts';
import { createFoundQuote } from './found-quote.ts';
import { countQuotedWords, FRAGMENT_WORDS } from './is-quote.ts';
import type { Attribution } from './quote-context.ts';
import type { QuoteLine } from './quote-lines.ts';

const DASH = /^[—–―-]+$/u;

/** One quote per line; `before` is the line preceding the block. */
export function findBlockQuotes(lines: readonly QuoteLine[], before: QuoteLine | null): FoundQuote[] {
  const signature = signatureOf(lines);
  const attribution = signature?.attribution ?? (before && announcedSpeaker(before));
  return lines.flatMap((line) => {
    const { start, end } = quotedSpanOf(line, line === signature?.line ? signature.start : line.segment.end);
    const isLong = countQuotedWords(line.source.slice(start, end)) >= FRAGMENT_WORDS;
    return isLong ? [createFoundQuote(line.source, { start, end, kind: 'direct' }, attribution)] : [];
  });
}

/** The quoted span of a line, without quotation marks and signature. */
function quotedSpanOf({ source, segment, quotes }: QuoteLine, limit: number): Span {
  const [whole] = quotes;
  let end = limit;
  while (end > segment.start && /\s/u.test(source.charAt(end - 1))) end--;
  const isWhole = whole?.from === segment.start && (whole.open || whole.to >= end);
  return isWhole ? { start: whole.start, end: Math.min(whole.end, end) } : { start: segment.start, end };
}

/** A signature in a separate line or at the end of the last: `— Maria Silva, mayor`. */
function signatureOf(lines: readonly QuoteLine[]): { line: QuoteLine; start: number; attribution: Attribution } | null {
  const line = lines.at(-1);
  if (!line) return null;
  const { tokens } = line;
  for (let index = tokens.length - 2; index >= Math.max(0, tokens.length - 24); index--) {
    const dash = tokens[index];
    if (!dash || !DASH.test(dash.text)) continue;
    const speaker = phraseAfter(tokens, index + 1, tokens.length);
    const isName = speaker !== null && speaker.head >= 0 && tokens[speaker.head]?.kind === 'name';
    if (!isName && index > 0) return null;
    return { line, start: dash.start, attribution: { rule: 'signed', line, speaker, cue: null, reporter: null } };
  }
  return null;
}

/** The speaker announced by a line that ends with a colon. */
function announcedSpeaker(line: QuoteLine): Attribution | null {
  const sentence = line.sentences.at(-1);
  if (!sentence || line.tokens.at(-1)?.text !== ':') return null;
  return attributeQuote({ line, sentence, at: line.tokens.length, words: '', wordCount: FRAGMENT_WORDS });
}
