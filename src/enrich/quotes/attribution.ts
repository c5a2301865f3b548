// Attributes a quote within its sentence, choosing between what precedes and what follows it.

import { attributionAfter, attributionLaterInSentence } from './attribution-after.ts';
import { attributionBefore, attributionByColon } from './attribution-before.ts';
import type { Attribution, QuoteContext } from './quote-context.ts';
import { isOutlet, reporterOf } from './reporters.ts';

/** `null` if the sentence does not attribute the quote. */
export function attributeQuote(context: QuoteContext): Attribution | null {
  const found = chooseAttribution(context);
  if (!found || found.reporter) return found;
  return { ...found, reporter: reporterOf(context, found.speaker) };
}

function chooseAttribution(context: QuoteContext): Attribution | null {
  const { line, at, words } = context;
  const isClosed = /[,?!—–-]$/u.test(words) || /^[,—–]$/u.test(line.tokens[at + 1]?.text ?? '');
  const before = attributionBefore(context);
  // A comma at the end of the quote points to what follows: `"…," said Silva`.
  const after = isClosed || !before ? attributionAfter(context) : null;
  if (after && !(before?.speaker && isRelay(after))) return after;
  return before?.speaker ? before : (attributionByColon(context) ?? attributionLaterInSentence(context) ?? before);
}

/** `"…," the Lantern reported`: a reporter, if the sentence names a speaker before. */
function isRelay({ line: { tokens }, rule, cue, speaker }: Attribution): boolean {
  if (speaker && speaker.head >= 0 && isOutlet(tokens, speaker.head)) return true;
  return rule === 'according-to' || (cue !== null && /^report/u.test(tokens[cue]?.lower ?? ''));
}
