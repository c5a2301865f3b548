// Finds state bodies named by their country: `Russia's Foreign Ministry`, `Georgia's national statistics service`.

import type { Sentence, Token } from '../text/sentences.ts';
import { BODY_PHRASES, STATE_BODY_NOUNS, STATE_HEADS } from '../words/organizations.ts';
import type { NameMention } from './extraction/index.ts';
import { type LocatedMention, locateMentions } from './located.ts';

/** Merges a country and its body into one mention; the country is no longer a separate mention. */
export function mergeStateBodies(names: readonly NameMention[], sentences: readonly Sentence[]): NameMention[] {
  const located = locateMentions(names, sentences);
  const bodies: NameMention[] = [];
  for (const [index, owner] of located.entries()) {
    const body = bodyOf(owner, located[index + 1]);
    if (body) bodies.push(body);
  }
  if (bodies.length === 0) return [...names];
  const starts = bodies.map(({ start }) => start);
  const isPart = ({ start, end }: NameMention) => {
    const body = bodies[lastAtOrBefore(starts, start)];
    return body !== undefined && end <= body.end;
  };
  return [...names.filter((name) => !isPart(name)), ...bodies].sort((one, other) => one.start - other.start);
}

function bodyOf(owner: LocatedMention, next: LocatedMention | undefined): NameMention | null {
  const { mention, sentence, to } = owner;
  if (mention.type !== 'place' || !/^['’]s$/u.test(sentence.tokens[to]?.text ?? '')) return null;
  const first = to + 1;
  if (next?.sentence === sentence && next.from === first && next.mention.type === 'organization') {
    const head = sentence.tokens[next.to - 1]?.lower ?? '';
    const isOwned = STATE_HEADS.has(head) && next.mention.entries.length === 0;
    return isOwned ? joined(owner, next.to, 'names/body', next.mention.confidence) : null;
  }
  const end = descriptionEnd(sentence.tokens, first);
  return end === null ? null : joined(owner, end, 'names/descriptive', 0.7);
}

/** The end of a lower-case description of a body: at most four words, the last being the head noun. */
function descriptionEnd(tokens: readonly Token[], first: number): number | null {
  let end: number | null = null;
  for (let index = first; index < first + 4; index++) {
    const token = tokens[index];
    if (!token || token.capitalized || !/^\p{Ll}[\p{L}-]*$/u.test(token.text)) break;
    if (token.pos !== 'NOUN' && token.pos !== 'ADJ') break;
    const phrase = `${tokens[index - 1]?.lower} ${token.lower}`;
    if (STATE_BODY_NOUNS.has(token.lower) || (index > first && BODY_PHRASES.has(phrase))) end = index + 1;
    else end = null;
  }
  return end;
}

function joined(
  { mention, sentence }: LocatedMention,
  to: number,
  method: string,
  confidence: number,
): NameMention | null {
  const last = sentence.tokens[to - 1];
  if (!last) return null;
  const surface = sentence.segment.source.slice(mention.start, last.end);
  return { ...mention, end: last.end, surface, type: 'organization', method, confidence, role: null, entries: [] };
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
