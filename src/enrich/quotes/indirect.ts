// Finds indirect quotes: statements reported without quotation marks. Only the clearest patterns, and only known
// speakers.

import type { FoundQuote } from '../../model/article/findings.ts';
import { PREPOSITIONS } from '../words/grammar.ts';
import { phraseAfter } from './clauses.ts';
import { cueAt, isAuxiliary, type SpeechCue } from './cues.ts';
import { createFoundQuote } from './found-quote.ts';
import { countQuotedWords } from './is-quote.ts';
import type { Phrase } from './phrases.ts';
import type { LineSentence, QuoteLine } from './quote-lines.ts';
import { subjectOfVerb, wordBefore } from './subjects.ts';
import { isPronoun, isTimeWord } from './token-kinds.ts';
import type { LineToken } from './tokens.ts';

/** Verbs after which `that …` is a statement, not a wish, an action or a doubt. */
const STATING = new Set(
  `said says told tells added adds announced announces argued argues claimed explained explains insisted insists stressed
  warned warns noted stated wrote writes acknowledged acknowledges admitted admits confirmed confirms declared declares
  maintained maintains asserted asserts alleged alleges emphasised emphasized reiterated replied recalled predicted vowed
  promised pledged`.split(/\s+/u),
);

const FEWEST = 4;
/** The longest text between `told` and `that`, in tokens: `reporters in Varda on Monday`. */
const LONGEST_BETWEEN = 8;

/** The indirect quote of the sentence; `null` if there is none. */
export function findIndirect(line: QuoteLine, sentence: LineSentence): FoundQuote | null {
  for (let index = sentence.from + 1; index < sentence.to; index++) {
    const word = line.tokens[index]?.lower ?? '';
    if (!STATING.has(word)) continue;
    const cue = cueAt(line.tokens, index, sentence.from);
    if (!cue || cue.passive) continue;
    // The first speech verb decides; later verbs are part of the statement.
    return findThatClause(line, sentence, cue) ?? findClauseBefore(line, sentence, cue);
  }
  return null;
}

/** `Silva told reporters that …` */
function findThatClause(line: QuoteLine, { from, to }: LineSentence, cue: SpeechCue): FoundQuote | null {
  const { tokens } = line;
  const that = thatAfter(tokens, cue.at);
  if (that === null) return null;
  const last = lastOfClause(tokens, that + 1, to);
  if (last <= that) return null;
  if (/^(?:not|never|if|whether|didn't|without)$/u.test(wordBefore(tokens, cue.at, from))) return null;
  return createIndirectQuote(line, subjectOfVerb(tokens, cue, from, that), cue, that + 1, last);
}

/**
 * The verb's `that`. Only recipient, place and time may precede it: `said he liked a plan that …` is not a statement.
 */
function thatAfter(tokens: readonly LineToken[], verb: number): number | null {
  for (let index = verb + 1; index <= verb + LONGEST_BETWEEN; index++) {
    const token = tokens[index];
    if (token?.lower === 'that') return index;
    if (!token || token.kind === 'mark' || token.kind === 'quote' || isAuxiliary(token) || isPronoun(token))
      return null;
    const isFirst = index === verb + 1 && !/^(?:told|tells)$/u.test(tokens[verb]?.lower ?? '');
    if (isFirst && !PREPOSITIONS.has(token.lower) && !isTimeWord(token)) return null;
  }
  return null;
}

/** The last token of a clause: the end of the sentence, or before a change of subject. */
function lastOfClause(tokens: readonly LineToken[], from: number, to: number): number {
  let last = to - 1;
  for (let index = from; index < to; index++) {
    const turns = /^(?:but|while|although|though|adding|whereas|noting|saying)$/u.test(tokens[index + 1]?.lower ?? '');
    if (tokens[index]?.text === ';' || (tokens[index]?.text === ',' && turns)) {
      last = index;
      break;
    }
  }
  while (last >= from && /^[.,;!?…]$/u.test(tokens[last]?.text ?? '')) last--;
  return last;
}

/** `…, said Maria Silva, the mayor.` */
function findClauseBefore(line: QuoteLine, { from, to }: LineSentence, cue: SpeechCue): FoundQuote | null {
  const { tokens } = line;
  if (tokens[cue.at - 1]?.text !== ',' || !/^(?:said|says|added|adds)$/u.test(tokens[cue.at]?.lower ?? '')) return null;
  const speaker = phraseAfter(tokens, cue.at + 1, to);
  const head = speaker ? tokens[speaker.head] : undefined;
  // `Brandt, who left, said Silva had left too`
  const next = speaker ? tokens[speaker.head + 1] : undefined;
  if (next?.kind === 'word' && !PREPOSITIONS.has(next.lower) && !isTimeWord(next)) return null;
  return head?.kind === 'name' ? createIndirectQuote(line, speaker, cue, from, cue.at - 2) : null;
}

function createIndirectQuote(
  line: QuoteLine,
  speaker: Phrase | null,
  cue: SpeechCue,
  from: number,
  last: number,
): FoundQuote | null {
  const { tokens, source } = line;
  const head = speaker && speaker.head >= 0 ? tokens[speaker.head] : undefined;
  const [start, end] = [tokens[from]?.start, tokens[last]?.end];
  if (!speaker || head?.entityId == null || start === undefined || end === undefined || end <= start) return null;
  if (countQuotedWords(source.slice(start, end)) < FEWEST) return null;
  const attribution = { rule: 'indirect', line, speaker, cue: cue.at, reporter: null } as const;
  return createFoundQuote(source, { start, end, kind: 'indirect' }, attribution);
}
