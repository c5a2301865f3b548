// Attributes a quote by what precedes it: `Silva said: "…"` · `According to Silva, "…"` · `was called "…" by Silva`.

import { NAMING_VERBS, SAID_NOUNS } from '../words/speech.ts';
import { phraseAfter } from './clauses.ts';
import { cueAt, type SpeechCue } from './cues.ts';
import { type Phrase, phraseBefore, REACH, subjectOf } from './phrases.ts';
import type { Attribution, QuoteContext } from './quote-context.ts';
import { isOutlet, quotedAsSaying } from './reporters.ts';
import { firstSubject } from './sentence-subject.ts';
import { subjectOfVerb } from './subjects.ts';
import { isPersonNoun, isPronoun } from './token-kinds.ts';
import type { LineToken } from './tokens.ts';

/** By the nearest speech verb or `according to` in the same sentence. */
export function attributionBefore(context: QuoteContext): Attribution | null {
  const { line, sentence, at } = context;
  const { tokens } = line;
  const ownedWords = ownedWordsAttribution(context);
  if (ownedWords) return ownedWords;
  for (let index = at - 1; index >= Math.max(sentence.from, at - REACH); index--) {
    const token = tokens[index];
    if (token?.text === ';') break;
    const isSource = (token?.lower === 'to' && tokens[index - 1]?.lower === 'according') || isInWordsOf(tokens, index);
    if (isSource && index > sentence.from) {
      const speaker = phraseAfter(tokens, index + 1, at);
      return speaker ? { rule: 'according-to', line, speaker, cue: null, reporter: null } : null;
    }
    const cue = cueAt(tokens, index, sentence.from);
    const found = cue ? cueAttribution(context, cue) : null;
    if (found) return found;
  }
  return null;
}

/** `Silva's claim that "…"`, `the bank's promise of "…"` */
function ownedWordsAttribution({ line, sentence, at }: QuoteContext): Attribution | null {
  const { tokens } = line;
  const link = /^(?:that|of|to|about|,|:)$/u.test(tokens[at - 1]?.text ?? '') ? at - 2 : at - 1;
  const noun = tokens[link];
  if (noun?.kind !== 'word' || !SAID_NOUNS.has(noun.lower)) return null;
  for (let index = link - 1; index > sentence.from && index > link - 4; index--) {
    if (tokens[index]?.lower !== "'s") continue;
    const name = tokens[index - 1];
    if (name?.kind !== 'name' || name.entityType === 'place') return null;
    return {
      rule: 'words-of-name',
      line,
      speaker: { from: index - 1, to: index, head: index - 1 },
      cue: null,
      reporter: null,
    };
  }
  return null;
}

/** `in the words of Silva` */
function isInWordsOf(tokens: readonly LineToken[], index: number): boolean {
  return tokens[index]?.lower === 'of' && tokens[index - 1]?.lower === 'words' && tokens[index - 3]?.lower === 'in';
}

function cueAttribution(context: QuoteContext, cue: SpeechCue): Attribution | null {
  const { line, sentence, at } = context;
  const { tokens } = line;
  const floor = sentence.from;
  const verb = tokens[cue.at]?.lower ?? '';
  const unknown: Attribution = { rule: 'unattributed', line, speaker: null, cue: cue.at, reporter: null };
  if (NAMING_VERBS.has(verb)) {
    const names = nameAfterVerb(tokens, cue.at, at);
    // `called "the Butcher", he fled to "the woods"`: the name is already given.
    if (names === 'another') return null;
    if (names === 'this' && (cue.passive || !isObjectRelative(tokens, cue.at, floor)))
      return agentAttribution(context, cue.at) ?? unknown;
  }
  if (verb === 'saying' && tokens[cue.at - 1]?.lower === 'as') {
    for (let index = cue.at - 2; index >= Math.max(floor, cue.at - 20); index--) {
      const quoting = quotedAsSaying(context, index);
      if (quoting) return quoting;
    }
  }
  const claimed = claimAttribution(context, cue);
  if (claimed) return claimed;
  if (cue.passive) {
    const agent = agentAttribution(context, cue.at);
    // `— as reported by the Lantern — "…"` only names the reporter.
    const isRelay = agent?.speaker && /^(?:reported|cited)$/u.test(verb) && isOutlet(tokens, agent.speaker.head);
    return isRelay ? null : (agent ?? unknown);
  }
  if (/^(?:reads?|reading|saying)$/u.test(verb) && isInscription(tokens, cue.at, floor)) return unknown;
  // `Calling it "a shame," Silva left.`
  const isLeading = cue.form === 'gerund' && cue.at === floor;
  const speaker = isLeading ? firstSubject(tokens, at + 1, sentence.to) : subjectOfVerb(tokens, cue, floor, at);
  return { rule: 'name-said-quote', line, speaker, cue: cue.at, reporter: null };
}

/** `denied claims by Silva that he was "late"`: the claimant speaks, not the one who denies. */
function claimAttribution({ line, at }: QuoteContext, cue: SpeechCue): Attribution | null {
  const { tokens } = line;
  if (!/^(?:den|dismiss|reject|disput|refut)/u.test(tokens[cue.at]?.lower ?? '')) return null;
  const noun = [1, 2, 3, 4].find((step) => CLAIMS.has(tokens[cue.at + step]?.lower ?? ''));
  if (noun === undefined || cue.at + noun >= at) return null;
  // `rejected the report by Silva as "baseless"`
  if (tokens[at - 1]?.lower === 'as') return null;
  for (let index = cue.at + noun + 1; index < at; index++) {
    const word = tokens[index]?.lower ?? '';
    if (word !== 'by' && word !== 'from') continue;
    return { rule: 'words-of-name', line, speaker: phraseAfter(tokens, index + 1, at), cue: null, reporter: null };
  }
  const isTheirs = tokens.slice(cue.at + noun, at).some(({ lower }) => lower === 'that' || lower === 'of');
  return isTheirs ? { rule: 'unattributed', line, speaker: null, cue: cue.at, reporter: null } : null;
}

const CLAIMS = new Set(
  'claim claims accusation accusations allegation allegations suggestion suggestions charge charges report reports'.split(
    ' ',
  ),
);

/** Written text has no speaker: `a banner reading "…"`. */
function isInscription(tokens: readonly LineToken[], verb: number, floor: number): boolean {
  for (let index = verb - 1; index >= Math.max(floor, verb - 3); index--) {
    if (
      /^(?:sign|banner|poster|placard|sticker|shirt|t-shirt|plaque|billboard|graffiti)s?$/u.test(
        tokens[index]?.lower ?? '',
      )
    )
      return true;
  }
  return false;
}

/** `what he called "a shame"`, `which critics have called "harsh"`: the object precedes the verb's subject. */
function isObjectRelative(tokens: readonly LineToken[], verb: number, floor: number): boolean {
  const subject = subjectOf(tokens, verb, floor);
  const start =
    subject && tokens[subject.from - 1]?.text === ',' ? phraseBefore(tokens, subject.from - 1, floor) : null;
  const before = subject ? tokens[(start ?? subject).from - 1] : undefined;
  if (/^(?:what|whom|which|that)$/u.test(before?.lower ?? '')) return true;
  // `a plan | he called "a shame"`
  return before?.kind === 'word' && isPronoun(tokens[subject?.from ?? -1]) && !CLAUSE_STARTS.has(before.lower);
}

const CLAUSE_STARTS = new Set(
  'after although and as because before but how if or since so than though unless until when where whether while why'.split(
    ' ',
  ),
);

/** Whether a naming verb is followed by its name: `called | "the Butcher"`, but not `called the plan | "a shame"`. */
function nameAfterVerb(tokens: readonly LineToken[], verb: number, quote: number): 'this' | 'another' | null {
  // `described the "real threat"`: the quote is part of the object.
  const isDescribing = /^(?:describ|characteri)/u.test(tokens[verb]?.lower ?? '');
  if (isDescribing && /^(?:the|its|his|her|their)$/u.test(tokens[verb + 1]?.lower ?? '')) return null;
  for (let index = verb + 1; index < quote; index++) {
    if (tokens[index]?.kind === 'quote') return 'another';
    if (!/^(?:a|an|the|as|its|his|[,:])$/u.test(tokens[index]?.lower ?? '')) return null;
  }
  return 'this';
}

/** The agent of a passive verb: `was described by Silva as "…"`, `described as "…" by Silva`. */
function agentAttribution(context: QuoteContext, verb: number): Attribution | null {
  const { line, sentence, at } = context;
  const { tokens } = line;
  const end = sentence.to;
  for (let index = verb + 1; index < Math.min(end, at + 6); index++) {
    // `called a "hard" man by his friends`
    if (index > at && tokens[index]?.kind !== 'word') break;
    if (tokens[index]?.lower !== 'by') continue;
    const speaker = phraseAfter(tokens, index + 1, index < at ? at : end);
    if (speaker) return { rule: 'said-by', line, speaker, cue: verb, reporter: null };
  }
  return null;
}

/** Without a speech verb, a colon attributes the quote to the subject of the sentence: `The mayor was blunt: "…"`. */
export function attributionByColon({ line, sentence, at }: QuoteContext): Attribution | null {
  const { tokens } = line;
  if (tokens[at - 1]?.text !== ':' || at - 1 <= sentence.from) return null;
  for (let index = at - 2; index > sentence.from && at - index < REACH; index--) {
    // `It was signed by Silva, whose own words were plainer: "…"`
    if (tokens[index]?.lower !== 'whose') continue;
    const name = tokens[index - 1]?.text === ',' ? index - 2 : index - 1;
    if (tokens[name]?.kind !== 'name') break;
    return { rule: 'colon', line, speaker: { from: name, to: name + 1, head: name }, cue: null, reporter: null };
  }
  const label = phraseBefore(tokens, at - 1, sentence.from);
  const speaker =
    label?.from === sentence.from && label.head >= 0 ? label : firstSubject(tokens, sentence.from, at - 1);
  const named = speaker && speaker.head >= 0 ? speaker : ownerOfWords(tokens, sentence.from, at - 1);
  // A place speaks only through a verb.
  const isPlace = named !== null && tokens[named.head]?.entityType === 'place';
  return named && !isPlace ? { rule: 'colon', line, speaker: named, cue: null, reporter: null } : null;
}

/** `Silva's message was simple: "…"`, but not `Silva's brother was blunt`. */
function ownerOfWords(tokens: readonly LineToken[], from: number, to: number): Phrase | null {
  const owner = tokens[from];
  const isOwner = (owner?.kind === 'name' || isPronoun(owner)) && tokens[from + 1]?.lower === "'s";
  if (!isOwner && !/^(?:his|her)$/u.test(owner?.lower ?? '')) return null;
  for (let index = from + 1; index < Math.min(to, from + 6); index++) if (isPersonNoun(tokens[index])) return null;
  return { from, to: from + 1, head: from };
}
