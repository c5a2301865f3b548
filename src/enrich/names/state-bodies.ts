// Bodies of a state, which are named by it: `Russia's Foreign Ministry`, `Georgia's national statistics service`.

import type { Sentence, Token } from '../text/sentences.ts';
import { BODY_PHRASES, STATE_BODY_NOUNS, STATE_HEADS } from '../words/organizations.ts';
import type { Name } from './extraction/index.ts';
import { type Located, locate } from './located.ts';

/** The names with those of bodies made one: the place is then part of the body's name, no name of its own. */
export function nameBodies(names: readonly Name[], sentences: readonly Sentence[]): Name[] {
  const located = locate(names, sentences);
  const bodies: Name[] = [];
  for (const [index, owner] of located.entries()) {
    const body = bodyOf(owner, located[index + 1]);
    if (body) bodies.push(body);
  }
  if (bodies.length === 0) return [...names];
  const starts = bodies.map(({ start }) => start);
  const isPart = ({ start, end }: Name) => {
    const body = bodies[lastAtOrBefore(starts, start)];
    return body !== undefined && end <= body.end;
  };
  return [...names.filter((name) => !isPart(name)), ...bodies].sort((one, other) => one.start - other.start);
}

function bodyOf(owner: Located, next: Located | undefined): Name | null {
  const { name, sentence, to } = owner;
  if (name.type !== 'place' || !/^['’]s$/u.test(sentence.tokens[to]?.text ?? '')) return null;
  const first = to + 1;
  if (next?.sentence === sentence && next.from === first && next.name.type === 'organization') {
    const head = sentence.tokens[next.to - 1]?.lower ?? '';
    const isOwned = STATE_HEADS.has(head) && next.name.entries.length === 0;
    return isOwned ? joined(owner, next.to, 'names/body', next.name.confidence) : null;
  }
  const end = descriptionEnd(sentence.tokens, first);
  return end === null ? null : joined(owner, end, 'names/descriptive', 0.7);
}

/** Where small words that describe a body end: at most four, the last saying what it is. */
function descriptionEnd(tokens: readonly Token[], first: number): number | null {
  let end: number | null = null;
  for (let index = first; index < first + 4; index++) {
    const token = tokens[index];
    if (!token || token.capital || !/^\p{Ll}[\p{L}-]*$/u.test(token.text)) break;
    if (token.pos !== 'NOUN' && token.pos !== 'ADJ') break;
    const phrase = `${tokens[index - 1]?.lower} ${token.lower}`;
    if (STATE_BODY_NOUNS.has(token.lower) || (index > first && BODY_PHRASES.has(phrase))) end = index + 1;
    else end = null;
  }
  return end;
}

function joined({ name, sentence }: Located, to: number, method: string, confidence: number): Name | null {
  const last = sentence.tokens[to - 1];
  if (!last) return null;
  const surface = sentence.passage.source.slice(name.start, last.end);
  return { ...name, end: last.end, surface, type: 'organization', method, confidence, role: null, entries: [] };
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
