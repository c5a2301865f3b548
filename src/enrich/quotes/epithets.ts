// Nouns by which a text speaks again of a person it has named: `the minister`, `the Varda senator`, `the 52-year-old`.

import { TITLE_MODIFIERS, wordList } from '../words/titles.ts';
import type { LineToken } from './tokens.ts';

/** What those who bear a title are called as well. */
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

/** Nouns that stand for whom the text speaks of, though it has not said before that this is what the person is. */
const EPITHETS = wordList(`
  actor actress author billionaire businessman businesswoman candidate comedian congressman congresswoman conservative
  contender democrat forward front-runner frontrunner goalkeeper governor hopeful incumbent lawmaker liberal magnate
  midfielder millionaire mogul nominee politician republican senator singer striker tycoon
`);

/** Of those, offices that someone else may hold of whom no more is said: they need a word before them. */
const OFFICES = wordList('governor senator author forward singer actor actress striker goalkeeper');

const AGED = /^\d\d-year-old$/u;

/** The words of a role, with what they mean as well. */
export function roleWords(role: string): string[] {
  const own = role
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .slice(0, 20);
  return own.flatMap((word) => [word, ...(ALSO.get(word) ?? [])]);
}

/** Whether someone of these roles is meant by the words of a title: no vice president by `the president`. */
export function holdsRole(words: readonly string[], roles: ReadonlySet<string>): boolean {
  if (DEPUTIES.some((word) => roles.has(word) && !words.includes(word))) return false;
  return words.every((word) => roles.has(word) || OF_THE_PERSON.has(word));
}

const DEPUTIES = ['deputy', 'vice', 'assistant'];

/** What may be said of whoever holds an office, and makes it no other. */
const OF_THE_PERSON = wordList(`
  conservative current democratic elder former incoming incumbent independent late long-time longtime new now-former old
  onetime one-time outgoing republican retired retiring rookie then top veteran young
`);

/** `the Varda senator`, `the presidential hopeful`, `the 52-year-old`. */
export function isEpithet(tokens: readonly LineToken[], index: number): boolean {
  const lower = tokens[index]?.lower ?? '';
  return AGED.test(lower) || (EPITHETS.has(lower) && !(OFFICES.has(lower) && tokens[index - 1]?.lower === 'the'));
}

/** `the ministry`, `the foreign minister`, `the Varda senator`; not `the ministry's lawyer`, `the minister Silva`. */
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

/** `Dean said`: a surname that is a title elsewhere. */
export function standsAlone(tokens: readonly LineToken[], index: number): boolean {
  const [before, next] = [tokens[index - 1], tokens[index + 1]];
  return before?.lower !== 'the' && next?.kind !== 'name' && next?.capitalized !== true;
}
