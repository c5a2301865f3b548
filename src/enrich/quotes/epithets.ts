// Recognizes epithets that refer to a person mentioned before: `the minister`, `the Varda senator`, `the 52-year-old`.

import { TITLE_MODIFIERS, wordList } from '../words/titles.ts';
import type { LineToken } from './tokens.ts';

/** Synonyms of titles. */
const ALSO: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    assemblyman: 'lawmaker legislator',
    assemblywoman: 'lawmaker legislator',
    capt: 'captain',
    col: 'colonel',
    congressman: 'lawmaker',
    congresswoman: 'lawmaker',
    dr: 'doctor',
    gen: 'general',
    gov: 'governor',
    lt: 'lieutenant',
    mp: 'lawmaker legislator parliamentarian',
    prof: 'professor',
    rep: 'representative congressman congresswoman lawmaker',
    representative: 'congressman congresswoman lawmaker',
    rev: 'reverend pastor',
    sen: 'senator lawmaker',
    senator: 'lawmaker',
    sgt: 'sergeant',
  }).map(([title, others]) => [title, others.split(' ')]),
);

/** Nouns that refer to a person even if the text did not state this role. */
const EPITHETS = wordList(`
  actor actress author billionaire businessman businesswoman candidate comedian congressman congresswoman conservative
  contender democrat forward front-runner frontrunner goalkeeper governor hopeful incumbent lawmaker liberal magnate
  midfielder millionaire mogul nominee politician republican senator singer striker tycoon
`);

/** Offices that someone else may hold; they need a modifier. */
const OFFICES = wordList('governor senator author forward singer actor actress striker goalkeeper');

const AGED = /^\d\d-year-old$/u;

/** The words of a role and their synonyms. */
export function roleWords(role: string): string[] {
  const own = role
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .slice(0, 20);
  return own.flatMap((word) => [word, ...(ALSO.get(word) ?? [])]);
}

/** True if these roles match a title: `the president` is not a vice president. */
export function holdsRole(words: readonly string[], roles: ReadonlySet<string>): boolean {
  if (DEPUTIES.some((word) => roles.has(word) && !words.includes(word))) return false;
  return words.every((word) => roles.has(word) || OF_THE_PERSON.has(word));
}

const DEPUTIES = ['deputy', 'vice', 'assistant'];

/** Modifiers that do not change the office. */
const OF_THE_PERSON = wordList(`
  conservative current democratic elder former incoming incumbent independent late long-time longtime new now-former old
  onetime one-time outgoing republican retired retiring rookie then top veteran young
`);

/** `the Varda senator`, `the presidential hopeful`, `the 52-year-old`. */
export function isEpithet(tokens: readonly LineToken[], index: number): boolean {
  const lower = tokens[index]?.lower ?? '';
  return AGED.test(lower) || (EPITHETS.has(lower) && !(OFFICES.has(lower) && tokens[index - 1]?.lower === 'the'));
}

/**
 * `the ministry`, `the foreign minister`, `the Varda senator`, but not `the ministry's lawyer` or `the minister Silva`.
 */
export function isDefiniteDescription(tokens: readonly LineToken[], index: number): boolean {
  const next = tokens[index + 1];
  if (next?.kind === 'name' || next?.lower === "'s") return false;
  let start = index;
  while (start > 0 && index - start < 4 && isBeforeTitle(tokens[start - 1])) start--;
  return tokens[start - 1]?.lower === 'the';
}

function isBeforeTitle(token: LineToken | undefined): boolean {
  if (token?.kind === 'name') return token.entityType !== 'person';
  if (token?.kind !== 'word' || token.lower === 'the') return false;
  return TITLE_MODIFIERS.has(token.lower) || token.capitalized || AGED.test(token.lower) || OF_OFFICE.test(token.lower);
}

const OF_OFFICE = /^(?:presidential|vice-presidential|gubernatorial|senatorial|mayoral|ministerial|presumptive)$/u;

/** `Dean said`: a surname that is also a title. */
export function standsAlone(tokens: readonly LineToken[], index: number): boolean {
  const [before, next] = [tokens[index - 1], tokens[index + 1]];
  return before?.lower !== 'the' && next?.kind !== 'name' && next?.capitalized !== true;
}
