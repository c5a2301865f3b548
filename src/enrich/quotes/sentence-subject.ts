// Finds the grammatical subject of a sentence, reading rightward from its start.

import { DETERMINERS, PREPOSITIONS } from '../words/grammar.ts';
import { isPhrasePart, namedAfter } from './clauses.ts';
import { isAdverb, isAuxiliary } from './cues.ts';
import { type Phrase, REACH } from './phrases.ts';
import { isPersonNoun, isPronoun, isTimeWord, isTitleWord } from './token-kinds.ts';
import type { LineToken } from './tokens.ts';

const INTRODUCTIONS = new Set(
  'although though if when while because since as after before despite unless until whereas hours days weeks months minutes moments shortly'.split(
    ' ',
  ),
);

/**
 * The subject of the sentence starting at `from`, before its verb at `verb`: the first name, pronoun or noun phrase.
 */
export function firstSubject(tokens: readonly LineToken[], from: number, verb: number): Phrase | null {
  let index = afterDateline(tokens, from, verb);
  const limit = Math.min(verb, from + 2 * REACH);
  while (index < limit) {
    const token = tokens[index];
    if (!token) return null;
    if (
      token.kind === 'quote' ||
      token.kind === 'mark' ||
      isAdverb(token) ||
      /^(?:but|and|so|yet)$/u.test(token.lower)
    ) {
      index++;
    } else if (isIntroduction(tokens, index)) {
      const comma = commaAfter(tokens, index, limit);
      if (comma === null) return firstName(tokens, index + 1, limit);
      // `In Varda, Moldova, …`: the comma belongs to the place.
      const isPlace = tokens[comma + 1]?.entityType === 'place' && tokens[comma + 2]?.text === ',';
      index = isPlace ? comma + 3 : comma + 1;
      // `After the vote in Varda, Moldova, ended, Silva left`: the verb belongs to the introduction.
      const verb = tokens[index];
      if (isPlace && verb?.kind === 'word' && /^\p{Ll}+ed$/u.test(verb.text))
        index = commaAfter(tokens, index, limit) ?? index;
    } else {
      return phraseFrom(tokens, index, limit);
    }
  }
  return null;
}

/** `LONDON (Reuters) - `, `VARDA, June 3 — `. */
function afterDateline(tokens: readonly LineToken[], from: number, limit: number): number {
  const first = tokens[from];
  if (!first || !/^\p{Lu}[\p{Lu}\s.'’-]+$/u.test(first.text)) return from;
  for (let index = from + 1; index < Math.min(limit, from + 12); index++) {
    if (/^[—–-]+$/u.test(tokens[index]?.text ?? '')) return index + 1;
  }
  return from;
}

function isIntroduction(tokens: readonly LineToken[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'word') return false;
  if (PREPOSITIONS.has(token.lower) || INTRODUCTIONS.has(token.lower)) return true;
  // `Speaking in Varda, …`, `Asked about it, …`, `Last week, …`.
  const isParticiple = /^\p{Lu}\p{Ll}+(?:ing|ed)$/u.test(token.text) && !isTitleWord(token);
  return isParticiple || (isTimeWord(token) && commaAfter(tokens, index, index + 4) !== null);
}

function commaAfter(tokens: readonly LineToken[], from: number, limit: number): number | null {
  for (let index = from + 1; index < limit; index++) {
    if (tokens[index]?.text === ',') return index;
    if (tokens[index]?.kind === 'quote') return null;
  }
  return null;
}

/** The first name not governed by a preposition. */
function firstName(tokens: readonly LineToken[], from: number, limit: number): Phrase | null {
  for (let index = from; index < limit; index++) {
    const [token, before] = [tokens[index], tokens[index - 1]];
    if (token?.kind === 'mark' || token?.kind === 'quote') return null;
    if (isPronoun(token)) return { from: index, to: index + 1, head: index };
    const isFree =
      before?.kind === 'word' &&
      !PREPOSITIONS.has(before.lower) &&
      !DETERMINERS.has(before.lower) &&
      before.lower !== "'s";
    if (token?.kind === 'name' && token.entityType !== 'place' && isFree && tokens[index + 1]?.lower !== "'s")
      return { from: index, to: index + 1, head: index };
  }
  return null;
}

/** The phrase at the start of a sentence: `The Varda mayor, Maria Silva,` · `Mayor Maria Silva` · `The ministry`. */
function phraseFrom(tokens: readonly LineToken[], from: number, limit: number): Phrase | null {
  if (isPronoun(tokens[from])) return { from, to: from + 1, head: from };
  if (tokens[from]?.lower === 'there') return null;
  let index = from;
  let name = -1;
  while (index < limit && index - from < 12) {
    const token = tokens[index];
    if (!token) break;
    if (token.kind === 'name') name = index;
    else if (token.lower === "'s") name = -1;
    else if (!(DETERMINERS.has(token.lower) || isTitleWord(token) || (token.kind === 'word' && token.capitalized)))
      break;
    index++;
  }
  // `Talk show host Maria Silva`
  const titled = name < 0 && tokens[from]?.capitalized && index > from ? titledAhead(tokens, index, limit) : null;
  if (titled !== null) return { from, to: titled + 1, head: titled };
  const noun = tokens[index];
  if (name >= 0 && name === index - 1 && !isPersonNoun(noun)) return { from, to: name + 1, head: name };
  if (noun?.kind === 'word' && noun.entityId !== null) return { from, to: index + 1, head: index };
  const named = namedAfter(tokens, Math.max(index, from + 1), limit);
  if (named || index >= limit) return named;
  // `One of the workers` includes its `of` phrase.
  let to = index + (noun?.kind === 'word' && !PREPOSITIONS.has(noun.lower) && !isAdverb(noun) ? 1 : 0);
  const of = to;
  while (to < limit && to - of < 5 && (to > of || tokens[to]?.lower === 'of') && isPhrasePart(tokens, to, from, true))
    to++;
  return to > from ? { from, to, head: -1 } : null;
}

/** The name directly after a lower-case title. */
function titledAhead(tokens: readonly LineToken[], from: number, limit: number): number | null {
  for (let index = from; index < Math.min(limit, from + 4); index++) {
    const token = tokens[index];
    if (token?.kind === 'name') return token.entityType === 'person' && isTitleWord(tokens[index - 1]) ? index : null;
    if (token?.kind !== 'word' || PREPOSITIONS.has(token.lower) || isAuxiliary(token)) return null;
    // A word that looks like a verb leads to an object.
    if (!isTitleWord(token) && /(?:ed|s)$/u.test(token.lower)) return null;
  }
  return null;
}
