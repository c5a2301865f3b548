// Finds runs: spans of capitalized words, where English names occur.

import type { Gazetteer } from '../../gazetteer.ts';
import type { Token } from '../../text/sentences.ts';
import { CALENDAR } from '../../words/calendar.ts';
import { FUNCTION_WORDS, NAME_PARTICLES } from '../../words/cues.ts';
import { AND_HEADS, OF_HEADS, ORGANIZATION_HEADS } from '../../words/organizations.ts';
import { PLACE_HEADS, PLACE_OF_HEADS } from '../../words/places.ts';
import { isTitle } from '../../words/titles.ts';
import { type GazetteerMatch, longestMatch } from '../extraction/index.ts';

/** Token range in the sentence; `to` is exclusive. */
export interface Run {
  from: number;
  to: number;
  /** Gazetteer names inside the run, longest first, from left to right. */
  matches: GazetteerMatch[];
}

/** No name is longer; a longer run is a table, a line in capitals or an attack. */
const MAX_RUN = 24;

/** The runs of a sentence, trimmed to words that can start and end a name. */
export function findRuns(tokens: readonly Token[], gazetteer: Gazetteer): Run[] {
  const runs: Run[] = [];
  let index = 0;
  while (index < tokens.length) {
    const known = longestMatch(tokens, index, gazetteer);
    if (!known && !startsRun(tokens, index)) {
      index++;
      continue;
    }
    const run = extended(tokens, index, gazetteer);
    runs.push(...trimmed(tokens, run));
    index = Math.max(run.to, index + 1);
  }
  return runs;
}

/** Extends a run from `from`: capitals and joining words, whole gazetteer names, and `Ministry of …`. */
function extended(tokens: readonly Token[], from: number, gazetteer: Gazetteer): Run {
  const matches: GazetteerMatch[] = [];
  let to = from;
  let matchedTo = from;
  while (to < tokens.length && to - from < MAX_RUN) {
    const match = to >= matchedTo ? longestMatch(tokens, to, gazetteer) : null;
    if (match && (to === from || isCapitalized(tokens[to]))) {
      matches.push(match);
      matchedTo = match.to;
      to = Math.max(to + 1, match.to);
    } else if (to === from || isCapitalized(tokens[to])) {
      to++;
    }
    const next = continuation(tokens, to) ?? ofPhrase(tokens, from, to);
    if (next === null) break;
    to = next;
  }
  return { from, to, matches };
}

const JOINTS = new Set(['-', '–', '&', '/']);

function startsRun(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (!token) return false;
  if (isCapitalized(token)) return true;
  // `al-Assad`: a lower-case article starts a name if a capital follows directly.
  const [next, after] = [tokens[index + 1], tokens[index + 2]];
  return (
    /^(?:al|el|ash|as|ad)$/u.test(token.text) &&
    next?.text === '-' &&
    next.glued &&
    isCapitalized(after) &&
    after?.glued === true
  );
}

/** The next capital of a run that has reached `index`; `null` if the run ends. */
function continuation(tokens: readonly Token[], index: number): number | null {
  const token = tokens[index];
  if (!token) return null;
  if (isCapitalized(token)) return index;
  const next = tokens[index + 1];
  if (JOINTS.has(token.text)) {
    return isCapitalized(next) && (token.glued ? next?.glued : token.text === '&') ? index + 1 : null;
  }
  // `People's Alliance`, `Workers' Party`: a possessive inside a name.
  if (/^['’]s?$/u.test(token.text) && token.glued && isCapitalized(next)) {
    const owner = tokens[index - 1]?.lower ?? '';
    const isGroup = token.text.length > 1 ? OWNERS.has(owner) : /[^s]s$/u.test(owner) && tokens[index - 1]?.inLexicon;
    return isGroup ? index + 1 : null;
  }
  // Up to three particles: `van der`, `de la`, `bin Abd al-`.
  let at = index;
  while (at < index + 3 && NAME_PARTICLES.has(tokens[at]?.text ?? '')) at++;
  if (at === index) return null;
  if (tokens[at]?.text === '-' && tokens[at]?.glued) at++;
  return isCapitalized(tokens[at]) ? at : null;
}

/** Heads followed by `for` or `on`; with other heads `for` starts a new phrase. */
const FOR_HEADS = new Set(
  'agency alliance association campaign center centers centre coalition commission committee conference council department foundation fund institute ministry office program programme society'.split(
    ' ',
  ),
);

/** Groups that own something in names: `Women's League`. */
const OWNERS = new Set(
  'people women men children worker farmer teacher veteran citizen player writer lawyer driver king queen bishop mother'.split(
    ' ',
  ),
);

/** The next capital of the phrase: `Ministry` + `of Health`, `and Sport`. */
function ofPhrase(tokens: readonly Token[], from: number, to: number): number | null {
  const joint = tokens[to]?.text;
  if (joint === 'of' || joint === 'for' || joint === 'on') {
    const head = tokens[to - 1];
    if (joint !== 'of' && !FOR_HEADS.has(head?.lower ?? '')) return null;
    if (!head?.capitalized || !(OF_HEADS.has(head.lower) || (joint === 'of' && mayHaveOf(head)))) return null;
    const at = tokens[to + 1]?.text === 'the' ? to + 2 : to + 1;
    return isCapitalized(tokens[at]) ? at : null;
  }
  return joint === 'and' ? andPhrase(tokens, from, to) : null;
}

/** The next capital after `and`: `Ministry of Health | and Sport`, `Search | and Rescue Agency`. */
function andPhrase(tokens: readonly Token[], from: number, to: number): number | null {
  const [before, next] = [tokens[to - 1], tokens[to + 1]];
  if (!next?.capitalized || next.allCaps || !next.inLexicon || isTitle(next.lower) || !before?.inLexicon) return null;
  for (let index = from; index < to; index++) {
    if (tokens[index]?.text === 'of' && AND_HEADS.has(tokens[index - 1]?.lower ?? '')) return to + 1;
  }
  // Ordinary words on both sides and a head noun at the end form one name, unless the first part has its own head.
  if (ORGANIZATION_HEADS.has(before.lower) || PLACE_HEADS.has(before.lower) || before.allCaps) return null;
  let end = to + 1;
  while (end < to + 5 && tokens[end]?.capitalized && tokens[end]?.inLexicon) end++;
  return end > to + 2 && ORGANIZATION_HEADS.has(tokens[end - 1]?.lower ?? '') ? to + 1 : null;
}

function mayHaveOf(head: Token): boolean {
  return PLACE_OF_HEADS.has(head.lower) || /^(?:secretary|minister|chief|ministers|sultan)$/u.test(head.lower);
}

export function isCapitalized(token: Token | undefined): boolean {
  return token?.capitalized === true;
}

/** Splits at days and months and trims function words at the ends, except inside gazetteer names. */
function* trimmed(tokens: readonly Token[], run: Run): Generator<Run> {
  let from = run.from;
  for (let index = run.from; index <= run.to; index++) {
    const token = index < run.to ? tokens[index] : undefined;
    if (token && (!isDate(tokens, index, from) || run.matches.some((match) => match.from <= index && index < match.to)))
      continue;
    yield* withoutSmallWords(tokens, { ...run, from, to: index });
    from = index + 1;
  }
}

function isDate(tokens: readonly Token[], index: number, from: number): boolean {
  const token = tokens[index];
  if (!token || !CALENDAR.has(token.lower)) return false;
  // `May` ends many names (`Theresa May`); before a number it is a month.
  const mayBeName =
    /^(?:may|march|april|june|august|jan)$/u.test(token.lower) && index > from && !isSmall(tokens[index - 1]);
  return !mayBeName || /^\d/u.test(tokens[index + 1]?.text ?? '');
}

function* withoutSmallWords(tokens: readonly Token[], run: Run): Generator<Run> {
  let { from, to } = run;
  const begins = (index: number) => run.matches.some((match) => match.from === index && match.to > index + 1);
  while (from < to && (isSmall(tokens[from]) || !startsRun(tokens, from)) && !begins(from)) from++;
  while (
    from < to &&
    !run.matches.some((match) => match.to === to) &&
    (isSmall(tokens[to - 1]) || !isCapitalized(tokens[to - 1]))
  )
    to--;
  if (from < to) yield { from, to, matches: run.matches.filter((match) => match.from >= from && match.to <= to) };
}

function isSmall(token: Token | undefined): boolean {
  return token === undefined || (FUNCTION_WORDS.has(token.lower) && !(token.allCaps && token.text.length > 1));
}
