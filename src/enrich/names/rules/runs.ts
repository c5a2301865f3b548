// Runs: stretches of capitalised words, which is where names are in English.

import type { Gazetteer } from '../../gazetteer.ts';
import type { Token } from '../../text/sentences.ts';
import { CALENDAR } from '../../words/calendar.ts';
import { FUNCTION_WORDS, NAME_PARTICLES } from '../../words/cues.ts';
import { AND_HEADS, OF_HEADS, ORGANIZATION_HEADS } from '../../words/organizations.ts';
import { PLACE_HEADS, PLACE_OF_HEADS } from '../../words/places.ts';
import { isTitle } from '../../words/titles.ts';
import { type GazetteerMatch, longestMatch } from '../extraction/index.ts';

/** Tokens `from` to `to`, exclusive, of a sentence. */
export interface Run {
  from: number;
  to: number;
  /** Names of the gazetteer within, the longest from left to right. */
  matches: GazetteerMatch[];
}

/** More words than a name has: a run over this is a table, a shout or an attack. */
const MAX_RUN = 24;

/** Runs of a sentence, without what cannot begin or end a name. */
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

/** A run from `from` on: capitals and what joins them, whole names of the gazetteer, and `Ministry of …`. */
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
  // `al-Assad`: a small article begins a name if a capital follows at once.
  const [next, after] = [tokens[index + 1], tokens[index + 2]];
  return (
    /^(?:al|el|ash|as|ad)$/u.test(token.text) &&
    next?.text === '-' &&
    next.glued &&
    isCapitalized(after) &&
    after?.glued === true
  );
}

/** The next capital of a run that has come to `index`; `null` where it ends. */
function continuation(tokens: readonly Token[], index: number): number | null {
  const token = tokens[index];
  if (!token) return null;
  if (isCapitalized(token)) return index;
  const next = tokens[index + 1];
  if (JOINTS.has(token.text)) {
    return isCapitalized(next) && (token.glued ? next?.glued : token.text === '&') ? index + 1 : null;
  }
  // `People's Alliance`, `Workers' Party`: an owner within a name.
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

/** What is *for* or *on* something, where another organization is of or in it. */
const FOR_HEADS = new Set(
  'agency alliance association campaign center centers centre coalition commission committee conference council department foundation fund institute ministry office program programme society'.split(
    ' ',
  ),
);

/** Whose something is in names: `Women's League`. */
const OWNERS = new Set(
  'people women men children worker farmer teacher veteran citizen player writer lawyer driver king queen bishop mother'.split(
    ' ',
  ),
);

/** `Ministry` + `of Health`, `and Sport`: where the phrase's next capital is. */
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

/** `Ministry of Health | and Sport`, `Search | and Rescue Agency`: where the next capital is. */
function andPhrase(tokens: readonly Token[], from: number, to: number): number | null {
  const [before, next] = [tokens[to - 1], tokens[to + 1]];
  if (!next?.capitalized || next.allCaps || !next.inLexicon || isTitle(next.lower) || !before?.inLexicon) return null;
  for (let index = from; index < to; index++) {
    if (tokens[index]?.text === 'of' && AND_HEADS.has(tokens[index - 1]?.lower ?? '')) return to + 1;
  }
  // Plain words on both sides, a head at the end: one name, unless the first has its own.
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

/** Cut at days and months; small words at the ends taken away, unless the gazetteer has a name of them. */
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
  // `May` ends many a name: `Theresa May`. A number after it makes it a month.
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
