// Finds who reported a quote: `…, according to the Interfax news agency`, `the Lantern quoted Silva as saying`.

import { fold } from '../../model/text/name.ts';
import { OUTLET_NOUNS, OUTLETS } from '../words/outlets.ts';
import { phraseAfter } from './clauses.ts';
import { type Phrase, subjectOf } from './phrases.ts';
import { type Attribution, endOfSentence, type QuoteContext } from './quote-context.ts';
import { wordBefore } from './subjects.ts';
import type { LineToken } from './tokens.ts';

/** Tokens searched on either side of the quote. */
const NEAR = 40;

/** The reporter named in the quote's sentence, other than the speaker. */
export function reporterOf({ line, sentence, at }: QuoteContext, speaker: Phrase | null): Phrase | null {
  const { tokens } = line;
  // `"…?" Silva asked, according to the Lantern.`: the sentence naming the speaker also belongs to the quote.
  const last = speaker && speaker.from > at ? endOfSentence(line, speaker.from) : sentence.to;
  const end = Math.min(last, at + NEAR);
  for (let index = Math.max(sentence.from, at - NEAR); index < end; index++) {
    const found = reporterAt(tokens, index, sentence.from, end);
    if (found && isOtherThanSpeaker(tokens, found, speaker)) return found;
  }
  return null;
}

function reporterAt(tokens: readonly LineToken[], index: number, floor: number, end: number): Phrase | null {
  const token = tokens[index];
  if (token?.kind !== 'word') return null;
  const next = tokens[index + 1];
  switch (token.lower) {
    case 'according':
      return next?.lower === 'to' ? sourceAfter(tokens, index + 2, end) : null;
    case 'reported':
    case 'quoted':
    case 'cited':
    case 'carried':
    case 'published':
      if (next?.lower === 'by') return outletAfter(tokens, index + 2, end);
      return token.lower === 'reported' ? outletBefore(tokens, index, floor) : null;
    case 'reports':
      return outletBefore(tokens, index, floor);
    case 'via':
      return outletAfter(tokens, index + 1, end);
    default:
      return null;
  }
}

function sourceAfter(tokens: readonly LineToken[], from: number, end: number): Phrase | null {
  const phrase = phraseAfter(tokens, from, end);
  const head = phrase ? tokens[phrase.head] : undefined;
  return head?.kind === 'name' && /^(?:organization|person)$/u.test(head.entityType ?? '')
    ? phrase
    : ifOutlet(tokens, phrase);
}

function outletAfter(tokens: readonly LineToken[], from: number, end: number): Phrase | null {
  return ifOutlet(tokens, phraseAfter(tokens, from, end));
}

/** `…, the Lantern reported` */
function outletBefore(tokens: readonly LineToken[], verb: number, floor: number): Phrase | null {
  return ifOutlet(tokens, subjectOf(tokens, verb, floor));
}

/** The phrase, if it names a newspaper, agency or broadcaster. */
function ifOutlet(tokens: readonly LineToken[], phrase: Phrase | null): Phrase | null {
  if (!phrase || phrase.head < 0) return null;
  const head = tokens[phrase.head];
  if (head?.kind !== 'name' || head.entityType === 'person') return null;
  return isOutlet(tokens, phrase.head) ? phrase : null;
}

/** True if a name is that of an outlet: listed, by its own words, or by an adjacent noun. */
export function isOutlet(tokens: readonly LineToken[], index: number): boolean {
  const name = fold(tokens[index]?.text ?? '').replace(/^the /u, '');
  if (OUTLETS.has(name) || name.split(/[\s-]/u).some((word) => OUTLET_NOUNS.has(word))) return true;
  const [before, next, after] = [tokens[index - 1], tokens[index + 1], tokens[index + 2]];
  const isNews = /^(?:news|media|state|daily|television)$/u.test(next?.lower ?? '');
  return OUTLET_NOUNS.has(before?.lower ?? '') || OUTLET_NOUNS.has((isNews ? after : next)?.lower ?? '');
}

/** The reporter differs from the speaker and is not part of the same phrase. */
function isOtherThanSpeaker(tokens: readonly LineToken[], reporter: Phrase, speaker: Phrase | null): boolean {
  if (!speaker) return true;
  const [one, other] = [tokens[reporter.head], tokens[speaker.head]];
  return reporter.head !== speaker.head && (one?.entityId == null || one.entityId !== other?.entityId);
}

/** `Interfax quoted Silva as saying` · `Silva was quoted by Interfax as saying` · `… was quoted as saying by Interfax`. */
export function quotedAsSaying(
  { line, sentence }: Pick<QuoteContext, 'line' | 'sentence'>,
  verb: number,
  floor = sentence.from,
): Attribution | null {
  const { tokens } = line;
  if (!/^(?:quoted|cited|quotes|cites|quoting|citing)$/u.test(tokens[verb]?.lower ?? '')) return null;
  const saying = sayingAfter(tokens, verb);
  if (saying === null) return null;
  const found = { rule: 'quoted-as-saying', line, cue: saying } as const;
  const isPassive = /^(?:was|were|is|are|been|be)$/u.test(wordBefore(tokens, verb, floor));
  if (!isPassive) {
    const speaker = phraseAfter(tokens, verb + 1, saying - 1);
    return { ...found, speaker, reporter: subjectOf(tokens, verb, floor) };
  }
  const speaker = subjectOf(tokens, verb, floor);
  if (tokens[verb + 1]?.lower === 'by')
    return { ...found, speaker, reporter: phraseAfter(tokens, verb + 2, saying - 1) };
  const by = tokens[saying + 1]?.lower === 'by' ? phraseAfter(tokens, saying + 2, tokens.length) : null;
  return { ...found, speaker, reporter: by };
}

/** The `saying` in `quoted … as saying`. */
function sayingAfter(tokens: readonly LineToken[], verb: number): number | null {
  for (let index = verb + 1; index < verb + 20; index++) {
    if (tokens[index]?.kind === 'quote') return null;
    if (tokens[index]?.lower === 'saying' && tokens[index - 1]?.lower === 'as') return index;
  }
  return null;
}
