// Finds the roles stated beside persons: `Prime Minister X`, `X, a former head of …,`, `X, who is …`.

import type { Sentence, Token } from '../text/sentences.ts';
import { CALENDAR } from '../words/calendar.ts';
import { FUNCTION_WORDS } from '../words/cues.ts';
import { HONORIFICS, isTitle, RELATIONS, TITLE_MODIFIERS } from '../words/titles.ts';
import { isPersonPhrase, type NameMention } from './extraction/index.ts';
import { type LocatedMention, locateMentions } from './located.ts';

const MAX_ROLE = 120;
const MAX_TITLE_WORDS = 7;
const MAX_APPOSITIVE_WORDS = 24;

/** Adds roles to the persons among the mentions. */
export function addRoles(names: readonly NameMention[], sentences: readonly Sentence[]): NameMention[] {
  const roles = new Map<NameMention, string>();
  const others = new Set<Token>();
  const located = locateMentions(names, sentences);
  for (const { mention, sentence, from, to } of located) {
    if (mention.type === 'person') for (const token of sentence.tokens.slice(from, to)) others.add(token);
  }
  for (const person of located) {
    if (person.mention.type !== 'person') continue;
    const role = titleBefore(person, others) ?? appositiveAfter(person);
    if (role) roles.set(person.mention, role);
  }
  return names.map((name) => (roles.has(name) ? { ...name, role: roles.get(name) ?? null } : name));
}

function titleBefore({ sentence, from }: LocatedMention, others: ReadonlySet<Token>): string | null {
  const { tokens, segment } = sentence;
  let start = from;
  let hasTitle = false;
  while (start > 0 && from - start < MAX_TITLE_WORDS) {
    const token = tokens[start - 1];
    if (!token || others.has(token)) break;
    const bare = token.lower.replace(/\.$/u, '');
    const title = isTitle(token.lower) && token.pos !== 'VERB';
    // The title is adjacent to the name; its modifiers precede it.
    if (start === from && !title) {
      const of = ofPhrase(tokens, from);
      if (of === null) return null;
      start = of;
      hasTitle = true;
      continue;
    }
    // A noun before an adjective belongs to another phrase: `the paper interviews | retired actor X`.
    const isApart = token.pos === 'NOUN' && tokens[start]?.pos === 'ADJ';
    const belongs = title || token.text === '-' || (isModifier(token) && !isApart);
    if (!belongs) break;
    hasTitle ||= title && !HONORIFICS.has(bare);
    start--;
  }
  // The rest of a split word (`U.` `S.-president`) does not start a role.
  while (start < from && tokens[start]?.glued && /\p{L}|\./u.test(tokens[start - 1]?.text ?? '')) start++;
  while (start < from && /^(?:-|mr|mrs|ms|miss|dr|sir|dame|lord|lady|prof)\.?$/u.test(tokens[start]?.lower ?? ''))
    start++;
  const [first, last] = [tokens[start], tokens[from - 1]];
  if (!hasTitle || !first || !last || start === from) return null;
  return tidy(segment.source.slice(first.start, last.end));
}

function isModifier(token: Token): boolean {
  if (CALENDAR.has(token.lower) || (FUNCTION_WORDS.has(token.lower) && !/^(?:former|first)$/u.test(token.lower)))
    return false;
  if (TITLE_MODIFIERS.has(token.lower)) return true;
  return /^[\p{L}.'’-]+$/u.test(token.text) && /^(?:ADJ|NOUN|PROPN)$/u.test(token.pos);
}

/** The start of a title with `of` before the name: `Secretary of State X`. */
function ofPhrase(tokens: readonly Token[], from: number): number | null {
  for (let index = from - 1; index > 0 && index >= from - 5; index--) {
    const token = tokens[index];
    if (!token || !/^[\p{L}.-]+$/u.test(token.text) || token.pos === 'VERB') return null;
    if (token.text === 'of' || token.text === 'for')
      return isTitle(tokens[index - 1]?.lower ?? '') && index < from - 1 ? index - 1 : null;
    if (!token.capitalized && !/^(?:and|the)$/u.test(token.text)) return null;
  }
  return null;
}

/** The appositive after the name's comma, without its article. */
function appositiveAfter({ sentence, to }: LocatedMention): string | null {
  const { tokens, segment } = sentence;
  if (tokens[to]?.text !== ',' && tokens[to]?.text !== '(') return null;
  let from = to + 1;
  if (/^(?:1[5-9]|[2-9]\d)$/u.test(tokens[from]?.text ?? '') && tokens[from + 1]?.text === ',') from += 2;
  if (tokens[from]?.lower === 'who' && /^(?:is|was)$/u.test(tokens[from + 1]?.lower ?? '')) from += 2;
  if (!isPersonPhrase({ tokens }, from)) return null;
  while (/^(?:a|an|the|its|his|her|their|our|now|currently|previously)$/u.test(tokens[from]?.lower ?? '')) from++;
  let end = from;
  while (end < tokens.length && end - from < MAX_APPOSITIVE_WORDS && !endsPhrase(tokens, end)) end++;
  const [first, last] = [tokens[from], tokens[end - 1]];
  // Without a closing mark the sentence continues and there is no appositive.
  if (!first || !last || end === tokens.length || end - from === MAX_APPOSITIVE_WORDS) return null;
  return tidy(segment.source.slice(first.start, last.end));
}

function endsPhrase(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (!token) return true;
  if (/^[,;:.()—–“”"…!?]$/u.test(token.text)) return true;
  return (
    token.pos === 'AUX' ||
    /^(?:who|whom|which|whose)$/u.test(token.lower) ||
    (token.pos === 'PRON' && token.lower === 'that')
  );
}

function tidy(text: string): string | null {
  const role = text.replace(/\s+/gu, ' ').trim();
  // A relation such as `elder brother` does not say whose.
  const isRelation = RELATIONS.has(role.toLowerCase().split(' ').at(-1) ?? '');
  return role.length > 0 && role.length <= MAX_ROLE && !isRelation ? role : null;
}
