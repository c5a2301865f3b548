// Finds the speaker of a sentence without a quote, such as "Silva also said the bridge was safe".

import { DOCUMENT_NOUNS } from '../words/speech.ts';
import { cueAt, type SpeechCue } from './cues.ts';
import { REACH } from './phrases.ts';
import type { Attribution } from './quote-context.ts';
import type { LineSentence, QuoteLine } from './quote-lines.ts';
import { isOutlet } from './reporters.ts';
import { subjectOfVerb } from './subjects.ts';
import type { LineToken } from './tokens.ts';

/** The known speaker of the last speech verb in the sentence. */
export function findSpeakerWithoutQuote(line: QuoteLine, { from, to }: LineSentence): Attribution | null {
  const { tokens } = line;
  for (let index = to - 1; index > Math.max(from, to - REACH); index--) {
    const cue = cueAt(tokens, index, from) ?? issuing(tokens, index);
    // An outlet that reports is not the speaker.
    if (!cue || cue.passive || cue.form === 'bare' || /^report/u.test(tokens[index]?.lower ?? '')) continue;
    const speaker = subjectOfVerb(tokens, cue, from, to);
    const head = speaker && speaker.head >= 0 ? tokens[speaker.head] : undefined;
    if (!speaker || head?.entityId == null || isOutlet(tokens, speaker.head)) continue;
    return { rule: 'inherited', line, speaker, cue: null, reporter: null };
  }
  return null;
}

/** `issued a statement`, `posted a message` */
function issuing(tokens: readonly LineToken[], at: number): SpeechCue | null {
  if (!/^(?:issued|released|published|posted|sent|gave|delivered)$/u.test(tokens[at]?.lower ?? '')) return null;
  const isDocument = [1, 2, 3].some((step) => DOCUMENT_NOUNS.has(tokens[at + step]?.lower ?? ''));
  return isDocument ? { kind: 'saying', form: 'past', ambiguous: false, at, passive: false } : null;
}
