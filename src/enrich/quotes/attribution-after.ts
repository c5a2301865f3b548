// Attributes a quote by what follows it: `"…," said Silva` · `"…," Silva told reporters` · `"…," according to Silva`.

import { PREPOSITIONS } from '../words/grammar.ts';
import { DOCUMENT_NOUNS, NAMING_VERBS } from '../words/speech.ts';
import { phraseAfter } from './clauses.ts';
import { cueAt, isAdverb } from './cues.ts';
import { type Phrase, phraseBefore, REACH, subjectOf, titledName } from './phrases.ts';
import { type Attribution, endOfSentence, type QuoteContext } from './quote-context.ts';
import { quotedAsSaying } from './reporters.ts';
import { wordBefore } from './subjects.ts';
import { canBeInPhrase, isTimeWord, isTitleWord } from './token-kinds.ts';
import type { LineToken } from './tokens.ts';

/** The attribution directly after the quote. */
export function attributionAfter(context: QuoteContext): Attribution | null {
  const { line, at, words, wordCount } = context;
  const { tokens } = line;
  let start = at + 1;
  while (start < at + 3 && /^[,—–-]$/u.test(tokens[start]?.text ?? '')) start++;
  const end = endOfSentence(line, start);
  const isOpenEnded = start === at + 1 && !/[,.?!…—–-]$/u.test(words);
  const isStopped = start === at + 1 && /[.?!…]$/u.test(words);
  // `The "worst" said to be over`: a short quote without a comma is part of the sentence.
  const isPart = isOpenEnded && wordCount < 4;
  const invertedForm = isPart ? null : invertedAttribution(context, start, end);
  if (invertedForm) return invertedForm;
  if (!isStopped && tokens[start]?.lower === 'according') return accordingToAttribution(context, start, end);
  const signed = start > at + 1 ? signatureAttribution(context, start) : null;
  if (signed) return signed;
  if (tokens[start]?.lower === 'as') start++;
  const own = isPart ? null : subjectAttribution(context, start, end);
  // After a full stop a new sentence starts; it attributes the quote only if it says nothing else.
  if (own?.cue == null || !isStopped || endsAfterRecipient(tokens, own.cue + 1, end)) return own;
  return /[?!]$/u.test(words) && describesAsking(tokens, own.cue + 1, end) ? own : null;
}

/**
 * The attribution at the end of the sentence: `The "worst" was over, Silva said.` · `…, said Silva` · `…, according to
 * Silva`.
 */
export function attributionLaterInSentence(context: QuoteContext): Attribution | null {
  const { line, sentence, at } = context;
  const { tokens } = line;
  const end = Math.min(sentence.to, at + REACH);
  for (let index = at + 1; index < end; index++) {
    if (tokens[index]?.lower === 'according') {
      const found = accordingToAttribution(context, index, end);
      if (found) return found;
    }
    const before = tokens[index - 1];
    if (before?.text !== ',' && (before?.kind !== 'quote' || index === at + 1)) continue;
    const found = invertedAttribution(context, index, end) ?? subjectAttribution(context, index, end);
    let start = index;
    while (start < end && isTitleWord(tokens[start])) start++;
    if (
      found?.speaker &&
      (found.speaker.from === index || found.speaker.from === start || found.rule === 'said-name')
    ) {
      return { ...found, rule: 'name-said-later' };
    }
  }
  return null;
}

/** A signature at the end of a line or before a full stop: `"…" — Maria Silva`. */
function signatureAttribution({ line, at }: QuoteContext, start: number): Attribution | null {
  const { tokens } = line;
  if (!/^[—–-]$/u.test(tokens[at + 1]?.text ?? '')) return null;
  let end = start;
  while (end < Math.min(tokens.length, start + 12) && !/^[.,(]$/u.test(tokens[end]?.text ?? '')) end++;
  const name = titledName(tokens, start, end, tokens.length);
  if (name === null) return null;
  return { rule: 'signed', line, speaker: { from: name, to: name + 1, head: name }, cue: null, reporter: null };
}

const NEVER_INVERTED = new Set('told tells felt believed thought agreed'.split(' '));

/** `said Silva`, `also said Silva`. */
function invertedAttribution({ line }: QuoteContext, start: number, end: number): Attribution | null {
  const { tokens } = line;
  let verb = start;
  while (verb < end && isAdverb(tokens[verb])) verb++;
  const cue = verb < end ? cueAt(tokens, verb) : null;
  if (cue?.kind !== 'saying' || cue.passive || cue.form === 'gerund' || cue.form === 'bare') return null;
  const word = tokens[verb];
  if (!word || word.capitalized || NEVER_INVERTED.has(word.lower)) return null;
  const speaker = phraseAfter(tokens, verb + 1, end);
  // `read a statement` attributes; `read Silva` does not.
  if (word.lower === 'read' && !tokens.slice(verb + 1, speaker?.to).some(({ lower }) => DOCUMENT_NOUNS.has(lower)))
    return null;
  return speaker ? { rule: 'said-name', line, speaker, cue: verb, reporter: null } : null;
}

function accordingToAttribution({ line }: QuoteContext, start: number, end: number): Attribution | null {
  if (line.tokens[start + 1]?.lower !== 'to') return null;
  const speaker = phraseAfter(line.tokens, start + 2, end);
  return speaker ? { rule: 'according-to', line, speaker, cue: null, reporter: null } : null;
}

/** A subject that starts where the quote ends: `Silva said`, `the mayor, Maria Silva, told reporters`. */
function subjectAttribution(context: QuoteContext, start: number, end: number): Attribution | null {
  const { line } = context;
  const { tokens } = line;
  let tries = 0;
  for (let at = start + 1; at < Math.min(end, start + 40) && tries < 3; at++) {
    if (tokens[at]?.kind === 'quote') return null;
    const quoting = quotedAsSaying(context, at, start);
    if (quoting) return quoting;
    const cue = cueAt(tokens, at, start);
    if (!cue || cue.form === 'gerund' || (cue.form === 'bare' && tokens[at - 1]?.lower === 'to')) continue;
    // `one witness, who asked not to be named, told`: skip the verb of the relative clause.
    if (/^(?:who|which|that|when|if)$/u.test(wordBefore(tokens, at, start))) continue;
    const isNaming = NAMING_VERBS.has(tokens[at]?.lower ?? '') && namesQuote(tokens, at);
    if (isNaming) continue;
    tries++;
    const speaker = cue.passive ? null : subjectOf(tokens, at, start);
    if (speaker && startsAfterQuote(tokens, start, speaker))
      return { rule: 'name-said', line, speaker, cue: at, reporter: null };
  }
  return null;
}

/** `a segment called "…"` */
function namesQuote(tokens: readonly LineToken[], verb: number): boolean {
  const next = /^(?:a|an|the|as)$/u.test(tokens[verb + 1]?.lower ?? '') ? tokens[verb + 2] : tokens[verb + 1];
  return next?.kind === 'quote';
}

/**
 * True if the phrase comes first after the quote, or is the name in apposition to the first: `the mayor, | Maria Silva
 * |, said`.
 */
function startsAfterQuote(tokens: readonly LineToken[], start: number, { from, head }: Phrase): boolean {
  if (from === start) return true;
  let comma = from - 1;
  while (comma >= start && (isTitleWord(tokens[comma]) || isBracketed(tokens, comma))) comma--;
  // `panel | Chairman | Silva`, `Harbour Party | leader | Silva`
  if (comma < from - 1) while (comma >= start && isBeforeTitle(tokens[comma])) comma--;
  if (comma < start) return true;
  return head >= 0 && tokens[comma]?.text === ',' && phraseBefore(tokens, comma, start)?.from === start;
}

/** `Maj. Gen. | (ret.) | Yoav Hadari` */
function isBracketed(tokens: readonly LineToken[], index: number): boolean {
  const isIn = (at: number) => tokens[at]?.text === '(' && /^\p{Ll}/u.test(tokens[at + 1]?.text ?? '');
  for (let at = index; at > index - 4; at--)
    if (isIn(at)) return tokens.slice(at, at + 4).some(({ text }) => text === ')');
  return false;
}

function isBeforeTitle(token: LineToken | undefined): boolean {
  if (token?.kind === 'name') return token.entityType !== 'person';
  return token?.kind === 'word' && canBeInPhrase(token) && !PREPOSITIONS.has(token.lower);
}

/**
 * True if the rest only describes the act of asking: `"Why?" Silva asked on Monday, | echoing others`, `Silva asked |
 * as she left`.
 */
function describesAsking(tokens: readonly LineToken[], from: number, end: number): boolean {
  for (let index = from; index < Math.min(end, from + 12); index++) {
    const [token, next] = [tokens[index], tokens[index + 1]];
    if (!token || token.kind === 'quote' || token.text === ':' || token.lower === 'that') return false;
    if (/^(?:as|when|while|after|before)$/u.test(token.lower) && index <= from + 1) return true;
    if (token.text === ',') {
      return /^\p{Ll}{3,}ing$/u.test(next?.text ?? '') || /^(?:a|an|the|who|in|as|to)$/u.test(next?.lower ?? '');
    }
    if (index === from && token.kind === 'name') return false;
  }
  return false;
}

/** True if the rest of the sentence only says to whom and when. */
function endsAfterRecipient(tokens: readonly LineToken[], from: number, end: number): boolean {
  for (let index = from; index < end; index++) {
    const token = tokens[index];
    if (token?.text === '.') return true;
    // `"… home." Silva said: "…"` introduces the next quote.
    if (token?.kind === 'quote') return false;
    if (!token || index - from > 8 || /^[:,]$/u.test(token.text) || token.lower === 'that' || cueAt(tokens, index))
      return false;
    const isWhen = isTimeWord(token) || isAdverb(token) || PREPOSITIONS.has(token.lower);
    if (index === from && !isWhen && !/^(?:reporters|journalists)$/u.test(token.lower)) return false;
  }
  return true;
}
