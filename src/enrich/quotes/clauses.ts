// Reads noun phrases rightward, after `said` and `according to`.

import { POSTNOMINALS } from '../words/cues.ts';
import { ABBREVIATIONS, PREPOSITIONS } from '../words/grammar.ts';
import { cueAt, isAdverb, isAuxiliary } from './cues.ts';
import { type Phrase, titledName } from './phrases.ts';
import { isPersonNoun, isTimeWord, isTitleWord } from './token-kinds.ts';
import type { LineToken } from './tokens.ts';

const OBJECTS = new Set('he she they it we i him her them me us'.split(' '));
const STOPS = new Set(
  'and or but who which that when while as after before if because where whose than though although'.split(' '),
);

/** The phrase starting at `from`: `said | Prime Minister Maria Silva on Monday`. */
export function phraseAfter(tokens: readonly LineToken[], from: number, limit: number): Phrase | null {
  let start = from;
  while (start < limit && isAdverb(tokens[start])) start++;
  const first = tokens[start];
  if (!first || start >= limit) return null;
  const isOwner =
    first.lower === 'her' &&
    tokens[start + 1]?.kind === 'word' &&
    (isPersonNoun(tokens[start + 1]) || isTitleWord(tokens[start + 1]));
  if (first.kind === 'word' && OBJECTS.has(first.lower) && !isOwner) return { from: start, to: start + 1, head: start };
  let end = start;
  let name = -1;
  while (end < limit && end - start < 24) {
    const token = tokens[end];
    if (!token || !isPhrasePart(tokens, end, start)) break;
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

export function isPhrasePart(tokens: readonly LineToken[], index: number, start: number, withOf = false): boolean {
  const token = tokens[index];
  if (!token) return false;
  if (token.kind === 'name') return true;
  // A dot may follow `Mr.` in a phrase; after `the MP` it ends the sentence.
  if (token.kind === 'mark') return token.text === '.' && index > start && isShortTitle(tokens[index - 1]);
  if (token.kind !== 'word' || STOPS.has(token.lower) || isAuxiliary(token)) return false;
  if (withOf && token.lower === 'of') return true;
  if (isTimeWord(token)) return false;
  if (PREPOSITIONS.has(token.lower)) return token.capitalized && index === start;
  return cueAt(tokens, index) === null || token.capitalized;
}

function isShortTitle(token: LineToken | undefined): boolean {
  return token?.capitalized === true && isTitleWord(token) && ABBREVIATIONS.has(token.lower);
}

const KINDS = new Set(
  'news agency newspaper daily channel tv television radio website magazine party group broadcaster network himself herself itself'.split(
    ' ',
  ),
);

/** True if only a kind of organization follows the last name of the phrase. */
function isHead(tokens: readonly LineToken[], name: number, end: number): boolean {
  for (let index = name + 1; index < end; index++) {
    const word = tokens[index]?.lower ?? '';
    if (!KINDS.has(word) && !POSTNOMINALS.has(word)) return false;
  }
  return true;
}

/** `former governor and | Harbour Party chairman Maria Silva` is one person. */
function nameAfterTitles(
  tokens: readonly LineToken[],
  { from, to }: { from: number; to: number },
  limit: number,
): number | null {
  const before = tokens.slice(from, to);
  if (tokens[from]?.lower === 'the' || !before.some((token) => token.kind === 'word' && isTitleWord(token)))
    return null;
  if (before.some(({ entityType }) => entityType === 'person')) return null;
  let hasTitle = false;
  for (let index = to + 1; index < Math.min(limit, to + 9); index++) {
    const token = tokens[index];
    if (token?.entityType === 'person') return hasTitle ? index : null;
    if (token?.kind === 'word' && isTitleWord(token)) hasTitle = true;
    else if (token?.kind !== 'name' && !isTitleWord(token) && token?.lower !== 'of') return null;
  }
  return null;
}

/** The end of a second name after `and`; `null` if a second verb follows. */
function endOfJoined(tokens: readonly LineToken[], from: number, limit: number): number | null {
  let index = from;
  while (index < limit && (isTitleWord(tokens[index]) || tokens[index]?.lower === 'the')) index++;
  return index < limit && tokens[index]?.kind === 'name' && cueAt(tokens, index + 1) === null ? index + 1 : null;
}

/** `the director of the institute, Maria Silva` */
export function namedAfter(tokens: readonly LineToken[], to: number, limit: number): Phrase | null {
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
  const isEnd =
    !after || name + 1 >= limit || after.kind !== 'word' || PREPOSITIONS.has(after.lower) || isTimeWord(after);
  return isName && isEnd ? { from: name, to: name + 1, head: name } : null;
}
