// Finds noun phrases before a verb, and their heads.

import { POSTNOMINALS } from '../words/cues.ts';
import { DETERMINERS, PREPOSITIONS } from '../words/grammar.ts';
import { OUTLET_NOUNS } from '../words/outlets.ts';
import { isTitle, PERSON_NOUNS } from '../words/titles.ts';
import { isAdverb, isAuxiliary } from './cues.ts';
import { canBeInPhrase, isPronoun, isTimeWord, isTitleWord } from './token-kinds.ts';
import type { LineToken } from './tokens.ts';

/** Token range; `to` is exclusive. */
export interface Phrase {
  from: number;
  to: number;
  /** The head token: a name, pronoun or noun; -1 if there is none. */
  head: number;
}

/** Bounds the length of phrases and of searches for them, in tokens. */
export const REACH = 60;
const LONGEST = 24;

/** Nouns after the name of an organization: `the Interfax news agency`, `the Harbour party`. */
const KIND_NOUNS = new Set([
  ...OUTLET_NOUNS,
  ...'news party group movement union bank company firm ministry club'.split(' '),
]);

/** Prepositions that are also conjunctions. */
const CONJUNCTIONS = new Set('after before since until as'.split(' '));

/** The subject of the verb at `verb`, searching leftward to `floor`. */
export function subjectOf(tokens: readonly LineToken[], verb: number, floor: number): Phrase | null {
  return phraseBefore(tokens, withoutAdverbs(tokens, verb, floor), floor);
}

/** The start of the adverbs between subject and verb: `Silva on Monday also | said`. */
function withoutAdverbs(tokens: readonly LineToken[], verb: number, floor: number): number {
  let end = verb;
  while (end > floor && (isAdverb(tokens[end - 1]) || isAuxiliary(tokens[end - 1]))) end--;
  let start = end;
  while (start > floor && (isTimeWord(tokens[start - 1]) || isSpan(tokens[start - 1]))) start--;
  if (start < end && start > floor && /^(?:on|in|at|since|by|for|than)$/u.test(tokens[start - 1]?.lower ?? '')) start--;
  if (start > floor) end = start;
  while (end > floor && (isAdverb(tokens[end - 1]) || isAuxiliary(tokens[end - 1]))) end--;
  return end;
}

/** `for | years`, `less than | two weeks | ago` */
function isSpan(token: LineToken | undefined): boolean {
  return /^(?:hours|days|weeks|months|years|decades|recent|two|three|four|five|six|ten|less|more)$/u.test(
    token?.lower ?? '',
  );
}

/** The phrase ending before `end`. */
export function phraseBefore(tokens: readonly LineToken[], end: number, floor: number): Phrase | null {
  const last = end > floor ? tokens[end - 1] : undefined;
  if (!last || end - floor > 10_000) return null;
  if (last.text === ',') return beforeComma(tokens, end - 1, floor);
  if (last.text === ')') return beforeBracket(tokens, end - 1, floor);
  if (/^[—–-]$/u.test(last.text)) {
    const dash = lastIndex(tokens, end - 2, floor, ({ text }) => /^[—–-]$/u.test(text));
    return dash === null ? null : plainBefore(tokens, dash, floor);
  }
  if (/^(?:who|which|that)$/u.test(last.lower)) {
    const before = tokens[end - 2]?.text === ',' ? end - 2 : end - 1;
    if (tokens[before - 1]?.text === ')') return beforeBracket(tokens, before - 1, floor);
    return before > floor ? plainBefore(tokens, before, floor) : null;
  }
  return plainBefore(tokens, end, floor);
}

/** `Silva (Varda), | said` */
function beforeBracket(tokens: readonly LineToken[], close: number, floor: number): Phrase | null {
  const open = lastIndex(tokens, close - 1, floor, ({ text }) => text === '(');
  return open === null || open <= floor ? null : plainBefore(tokens, open, floor);
}

/** The phrase ending before `end`, without clauses in commas. */
function plainBefore(tokens: readonly LineToken[], end: number, floor: number): Phrase | null {
  const last = tokens[end - 1];
  if (!last || end <= floor || !canBeInPhrase(last)) return null;
  if (isPronoun(last)) return { from: end - 1, to: end, head: end - 1 };
  let from = end - 1;
  while (from > floor && end - from < LONGEST && canBeInPhrase(tokens[from - 1])) from--;
  const clause = lastIndex(tokens, end - 2, from, ({ kind, lower }) => kind === 'word' && CONJUNCTIONS.has(lower));
  // `Shares fell after the company | warned` starts a clause; `Silva after the talks | said` does not.
  if (clause !== null && (clause === from || headBefore(tokens, from, clause) < 0)) from = clause + 1;
  const preposition = indexBetween(tokens, from, end, ({ kind, lower }) => kind === 'word' && PREPOSITIONS.has(lower));
  const before = tokens[end - 2];
  if (preposition === from) {
    // `In a statement Silva said`, but not `of the Harbour Party`.
    const isFree =
      last.kind === 'name' &&
      (last.entityType === 'person' || last.entityType === 'organization') &&
      end - 2 > from &&
      before?.kind !== 'mark' &&
      !DETERMINERS.has(before?.lower ?? '') &&
      !PREPOSITIONS.has(before?.lower ?? '') &&
      before?.lower !== "'s";
    return isFree ? { from: end - 1, to: end, head: end - 1 } : null;
  }
  // `The group that sued the city | said`
  const [that, first] = [tokens[from - 1], tokens[from]];
  const isRelative =
    from - 1 > floor && /^(?:that|which|who)$/u.test(that?.lower ?? '') && /^\p{Ll}+ed$/u.test(first?.text ?? '');
  if (isRelative) return phraseBefore(tokens, from, floor);
  if (isJoined(tokens, from, floor)) return { from: startOfJoined(tokens, from, floor), to: end, head: -1 };
  // `a charge Silva | denied`: the name starts a new clause.
  if (preposition === null && last.kind === 'name' && startsClause(tokens, from, end - 2)) from = end - 1;
  // `the ambassador to Varda Maria Silva`: the place belongs to the title.
  if (preposition !== null && last.entityType === 'person' && isAfterPlace(before))
    return { from, to: end, head: end - 1 };
  return { from, to: end, head: headBefore(tokens, from, preposition ?? end) };
}

/** True if the noun before a name does not describe it: unlike `the former mayor | Silva`. */
function startsClause(tokens: readonly LineToken[], from: number, noun: number): boolean {
  const [first, word] = [tokens[from], tokens[noun]];
  if (noun <= from || !/^(?:a|an|the|this|that|any)$/u.test(first?.lower ?? '')) return false;
  if (word?.kind !== 'word' || word.capitalized || isTitleWord(word) || PERSON_NOUNS.has(word.lower)) return false;
  return !/(?:er|or|ist|man|woman|ian|ee|ant)$/u.test(word.lower);
}

function isAfterPlace(before: LineToken | undefined): boolean {
  if (before?.kind === 'name') return before.entityType !== 'person';
  return before?.kind === 'word' && before.capitalized && !isTitle(before.lower) && !DETERMINERS.has(before.lower);
}

/** The head of a phrase: its last token if that is a name or resolved; a name followed by its kind. */
function headBefore(tokens: readonly LineToken[], from: number, to: number): number {
  const last = tokens[to - 1];
  if (!last) return -1;
  if (last.kind === 'name' || last.entityId !== null || isPronoun(last)) return to - 1;
  let index = to - 1;
  // `Maria Silva QC`
  if (index > from && POSTNOMINALS.has(last.lower) && tokens[index - 1]?.kind === 'name') return index - 1;
  while (index > from && KIND_NOUNS.has(tokens[index]?.lower ?? '')) index--;
  const name = tokens[index];
  return index < to - 1 && name?.kind === 'name' && name.entityType === 'organization' ? index : -1;
}

/** A coordination speaks as one: `Silva and | Orvandel`. */
function isJoined(tokens: readonly LineToken[], from: number, floor: number): boolean {
  const [and, before] = [tokens[from - 1], tokens[from - 2]];
  if (from - 2 < floor || and?.lower !== 'and' || before?.kind !== 'name') return false;
  const first = startOfJoined(tokens, from, floor);
  const edge = first > floor ? tokens[first - 1] : undefined;
  return !edge || edge.kind === 'quote' || edge.kind === 'mark' || edge.lower === 'but';
}

function startOfJoined(tokens: readonly LineToken[], from: number, floor: number): number {
  let start = from - 2;
  while (start > floor && (isTitleWord(tokens[start - 1]) || /^(?:the|both)$/u.test(tokens[start - 1]?.lower ?? '')))
    start--;
  return start;
}

/** The phrase before the comma at `comma`: `Silva, the mayor of Varda, | said`. */
function beforeComma(tokens: readonly LineToken[], comma: number, floor: number): Phrase | null {
  let right = comma;
  for (let left = comma - 1; left >= floor && comma - left < REACH; left--) {
    const token = tokens[left];
    if (token?.kind === 'quote') break;
    if (token?.text !== ',') continue;
    const outer =
      tokens[left - 1]?.text === ')'
        ? beforeBracket(tokens, left - 1, floor)
        : plainBefore(tokens, withoutAdverbs(tokens, left, floor), floor);
    const inner = titledName(tokens, left + 1, right, comma);
    const isNamed = outer !== null && (tokens[outer.head]?.kind === 'name' || isPronoun(tokens[outer.head]));
    // `Silva, an adviser who has worked for Zorbex, a bank, said`; `Silva, the mayor, who has left, said`
    if (outer && outer.head < 0 && isAside(tokens, outer.from, floor)) {
      right = left;
      continue;
    }
    // `the director of the institute, Maria Silva, said`
    if (inner !== null && right === comma && !isNamed) return { from: inner, to: inner + 1, head: inner };
    if (isNamed && !isPronoun(tokens[outer.head])) return outer;
    // The same pattern with a name that was not recognized.
    if (right === comma && outer && isCapitals(tokens, left + 1, right)) return { from: left + 1, to: right, head: -1 };
    if (outer && right === comma && (outer.head >= 0 || outer.from === floor || isSetOff(tokens[left + 1])))
      return outer;
    right = left;
  }
  // `However, said Silva` has no subject here; `Silva, said` has.
  return right === comma ? plainBefore(tokens, comma, floor) : null;
}

/** True for appositions and relative clauses: `…, the mayor`, `who has worked for Zorbex`. */
function isAside(tokens: readonly LineToken[], from: number, floor: number): boolean {
  const before = from > floor ? tokens[from - 1] : undefined;
  if (/^(?:who|which|that|whose|where)$/u.test(before?.lower ?? '')) return true;
  if (before?.text !== ',' || !/^(?:a|an|the|who)$/u.test(tokens[from]?.lower ?? '')) return false;
  return tokens[from - 2]?.kind === 'name' && tokens[from - 2]?.entityType === 'person';
}

function isCapitals(tokens: readonly LineToken[], from: number, to: number): boolean {
  if (to - from < 2 || to - from > 4) return false;
  return tokens.slice(from, to).every(({ kind, capitalized }) => kind === 'word' && capitalized);
}

/** Words that start an apposition or relative clause after a comma. */
function isSetOff(token: LineToken | undefined): boolean {
  return /^(?:who|which|whose|speaking|citing|writing|quoting|referring|asked|aged|a|an|the|\d\d)$/u.test(
    token?.lower ?? '',
  );
}

/** The name, if the range contains only a titled name: `Prime Minister Maria Silva`. */
export function titledName(tokens: readonly LineToken[], from: number, to: number, limit: number): number | null {
  let index = tokens[from]?.lower === 'the' ? from + 1 : from;
  while (index < to && index - from < 7 && isTitleWord(tokens[index])) index++;
  const name = tokens[index];
  if (index !== to - 1 || to > limit || name?.kind !== 'name') return null;
  return name.entityType === 'person' || (name.entityType === 'organization' && index <= from + 1) ? index : null;
}

/** The first index with a matching token; `null` if none precedes `to`. */
function indexBetween(
  tokens: readonly LineToken[],
  from: number,
  to: number,
  isSuch: (token: LineToken) => boolean,
): number | null {
  for (let index = from; index < to; index++) {
    const token = tokens[index];
    if (token && isSuch(token)) return index;
  }
  return null;
}

/** The last index with a matching token, within reach. */
function lastIndex(
  tokens: readonly LineToken[],
  from: number,
  floor: number,
  isSuch: (token: LineToken) => boolean,
): number | null {
  for (let index = from; index >= floor && from - index < REACH; index--) {
    const token = tokens[index];
    if (token && isSuch(token)) return index;
  }
  return null;
}
