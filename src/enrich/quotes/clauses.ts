// Phrases read rightward: whom `said …` and `according to …` name, and who a sentence is about.

import { POSTNOMINALS } from '../words/cues.ts';
import { ABBREVIATIONS, DETERMINERS, PREPOSITIONS } from '../words/grammar.ts';
import { cueAt, isAdverb, isAuxiliary } from './cues.ts';
import { type Phrase, REACH, titledName } from './phrases.ts';
import { isPeople, isPronoun, isTime, isTitleWord } from './token-kinds.ts';
import type { LineToken } from './tokens.ts';

const OBJECTS = new Set('he she they it we i him her them me us'.split(' '));
const STOPS = new Set(
  'and or but who which that when while as after before if because where whose than though although'.split(' '),
);

/** The phrase that begins at `from`: `said | Prime Minister Maria Silva on Monday`. */
export function phraseAfter(tokens: readonly LineToken[], from: number, limit: number): Phrase | null {
  let start = from;
  while (start < limit && isAdverb(tokens[start])) start++;
  const first = tokens[start];
  if (!first || start >= limit) return null;
  const isOwner =
    first.lower === 'her' &&
    tokens[start + 1]?.kind === 'word' &&
    (isPeople(tokens[start + 1]) || isTitleWord(tokens[start + 1]));
  if (first.kind === 'word' && OBJECTS.has(first.lower) && !isOwner) return { from: start, to: start + 1, head: start };
  let end = start;
  let name = -1;
  while (end < limit && end - start < 24) {
    const token = tokens[end];
    if (!token || !isPart(tokens, end, start)) break;
    if (token.kind === 'name' && tokens[end + 1]?.lower !== "'s") name = end;
    end++;
  }
  if (end === start) return null;
  const titled = tokens[end]?.lower === 'and' ? nameAfterTitles(tokens, { from: start, to: end }, limit) : null;
  if (titled !== null) return { from: start, to: titled + 1, head: titled };
  const joined = tokens[end]?.lower === 'and' ? endOfJoined(tokens, end + 1, limit) : null;
  if (joined !== null) return { from: start, to: joined, head: -1 };
  // `said the University of Varda, Oresk's chancellor, Maria Silva`
  const isOwned =
    name >= 0 && tokens[end]?.text === ',' && tokens[end + 1]?.kind === 'name' && tokens[end + 2]?.lower === "'s";
  const owned = isOwned ? namedAfter(tokens, end + 2, limit) : null;
  if (owned) return owned;
  if (name >= 0 && isHead(tokens, name, end)) return { from: start, to: name + 1, head: name };
  if (name < 0 && tokens[end - 1]?.entityId) return { from: start, to: end, head: end - 1 };
  return namedAfter(tokens, end, limit) ?? { from: start, to: end, head: -1 };
}

function isPart(tokens: readonly LineToken[], index: number, start: number, withOf = false): boolean {
  const token = tokens[index];
  if (!token) return false;
  if (token.kind === 'name') return true;
  // `Mr. Silva`, `45-year-old`; the point after `the MP` ends the sentence.
  if (token.kind === 'mark') return token.text === '.' && index > start && isShortTitle(tokens[index - 1]);
  if (token.kind !== 'word' || STOPS.has(token.lower) || isAuxiliary(token)) return false;
  if (withOf && token.lower === 'of') return true;
  if (isTime(token)) return false;
  if (PREPOSITIONS.has(token.lower)) return token.capital && index === start;
  return cueAt(tokens, index) === null || token.capital;
}

function isShortTitle(token: LineToken | undefined): boolean {
  return token?.capital === true && isTitleWord(token) && ABBREVIATIONS.has(token.lower);
}

const KINDS = new Set(
  'news agency newspaper daily channel tv television radio website magazine party group broadcaster network himself herself itself'.split(
    ' ',
  ),
);

/** Whether nothing but what kind of thing it is follows the last name of a phrase. */
function isHead(tokens: readonly LineToken[], name: number, end: number): boolean {
  for (let index = name + 1; index < end; index++) {
    const word = tokens[index]?.lower ?? '';
    if (!KINDS.has(word) && !POSTNOMINALS.has(word)) return false;
  }
  return true;
}

/** `former governor and | Harbour Party chairman Maria Silva`: one who is both. */
function nameAfterTitles(
  tokens: readonly LineToken[],
  { from, to }: { from: number; to: number },
  limit: number,
): number | null {
  const before = tokens.slice(from, to);
  if (tokens[from]?.lower === 'the' || !before.some((token) => token.kind === 'word' && isTitleWord(token)))
    return null;
  if (before.some(({ named }) => named === 'person')) return null;
  let hasTitle = false;
  for (let index = to + 1; index < Math.min(limit, to + 9); index++) {
    const token = tokens[index];
    if (token?.named === 'person') return hasTitle ? index : null;
    if (token?.kind === 'word' && isTitleWord(token)) hasTitle = true;
    else if (token?.kind !== 'name' && !isTitleWord(token) && token?.lower !== 'of') return null;
  }
  return null;
}

/** Where a second name that follows `and` ends; `null` where a second verb does. */
function endOfJoined(tokens: readonly LineToken[], from: number, limit: number): number | null {
  let index = from;
  while (index < limit && (isTitleWord(tokens[index]) || tokens[index]?.lower === 'the')) index++;
  return index < limit && tokens[index]?.kind === 'name' && cueAt(tokens, index + 1) === null ? index + 1 : null;
}

/** `the director of the institute, Maria Silva` */
function namedAfter(tokens: readonly LineToken[], to: number, limit: number): Phrase | null {
  let comma = to;
  while (
    comma < limit &&
    comma - to < 14 &&
    tokens[comma]?.kind !== 'quote' &&
    !/^[,.;:()—–]$/u.test(tokens[comma]?.text ?? '')
  ) {
    if (STOPS.has(tokens[comma]?.lower ?? '')) return null;
    comma++;
  }
  if (tokens[comma]?.text !== ',') return null;
  let name = comma + 1;
  while (name < limit && name - comma < 5 && isTitleWord(tokens[name])) name++;
  const isName = titledName(tokens, comma + 1, name + 1, limit) === name;
  const after = tokens[name + 1];
  const isEnd = !after || name + 1 >= limit || after.kind !== 'word' || PREPOSITIONS.has(after.lower) || isTime(after);
  return isName && isEnd ? { from: name, to: name + 1, head: name } : null;
}

const INTRODUCTIONS = new Set(
  'although though if when while because since as after before despite unless until whereas hours days weeks months minutes moments shortly'.split(
    ' ',
  ),
);

/** Who the sentence from `from` on is about, read up to its verb at `verb`: its first name, pronoun or noun that does. */
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
      // `In Varda, Moldova, …`: the comma is the place's.
      const isPlace = tokens[comma + 1]?.named === 'place' && tokens[comma + 2]?.text === ',';
      index = isPlace ? comma + 3 : comma + 1;
      // `After the vote in Varda, Moldova, ended, Silva left`: a verb still belongs to what introduces.
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
  return isParticiple || (isTime(token) && commaAfter(tokens, index, index + 4) !== null);
}

function commaAfter(tokens: readonly LineToken[], from: number, limit: number): number | null {
  for (let index = from + 1; index < limit; index++) {
    if (tokens[index]?.text === ',') return index;
    if (tokens[index]?.kind === 'quote') return null;
  }
  return null;
}

/** The first name that no preposition governs. */
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
    if (token?.kind === 'name' && token.named !== 'place' && isFree && tokens[index + 1]?.lower !== "'s")
      return { from: index, to: index + 1, head: index };
  }
  return null;
}

/** The phrase at a sentence's start: `The Varda mayor, Maria Silva,` · `Mayor Maria Silva` · `The ministry`. */
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
    else if (!(DETERMINERS.has(token.lower) || isTitleWord(token) || (token.kind === 'word' && token.capital))) break;
    index++;
  }
  // `Talk show host Maria Silva`
  const titled = name < 0 && tokens[from]?.capital && index > from ? titledAhead(tokens, index, limit) : null;
  if (titled !== null) return { from, to: titled + 1, head: titled };
  const noun = tokens[index];
  if (name >= 0 && name === index - 1 && !isPeople(noun)) return { from, to: name + 1, head: name };
  if (noun?.kind === 'word' && noun.entityId !== null) return { from, to: index + 1, head: index };
  const named = namedAfter(tokens, Math.max(index, from + 1), limit);
  if (named || index >= limit) return named;
  // `One of the workers`: what it is one of belongs to it.
  let to = index + (noun?.kind === 'word' && !PREPOSITIONS.has(noun.lower) && !isAdverb(noun) ? 1 : 0);
  const of = to;
  while (to < limit && to - of < 5 && (to > of || tokens[to]?.lower === 'of') && isPart(tokens, to, from, true)) to++;
  return to > from ? { from, to, head: -1 } : null;
}

/** The name that a title of small words leads up to, at once. */
function titledAhead(tokens: readonly LineToken[], from: number, limit: number): number | null {
  for (let index = from; index < Math.min(limit, from + 4); index++) {
    const token = tokens[index];
    if (token?.kind === 'name') return token.named === 'person' && isTitleWord(tokens[index - 1]) ? index : null;
    if (token?.kind !== 'word' || PREPOSITIONS.has(token.lower) || isAuxiliary(token)) return null;
    // What looks like a verb leads to an object.
    if (!isTitleWord(token) && /(?:ed|s)$/u.test(token.lower)) return null;
  }
  return null;
}
