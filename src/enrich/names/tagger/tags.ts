// Defines the tags of tokens (BILOU scheme), and which tags may follow each other.

import type { EntityType } from '../../../model/entity/entity.ts';

/** The types the tagger predicts, in tag order. */
export const TYPES = ['person', 'organization', 'place'] as const satisfies readonly EntityType[];

/** Not part of a name. */
export const OUTSIDE = 0;
/** Each type has four tags: first, inner and last word of a longer name, and a single word. */
export const [BEGIN, INSIDE, LAST, UNIT] = [0, 1, 2, 3];
export const TAG_COUNT = 1 + 4 * TYPES.length;

export function tagIndex(type: number, position: number): number {
  return 1 + 4 * type + position;
}

export function typeOf(tag: number): number {
  return (tag - 1) >> 2;
}

export function positionOf(tag: number): number {
  return (tag - 1) & 3;
}

/** True if a name, or text outside a name, can start with this tag. */
export function canBegin(tag: number): boolean {
  return tag === OUTSIDE || positionOf(tag) === BEGIN || positionOf(tag) === UNIT;
}

/** True if a sentence can end with this tag. */
export function canEnd(tag: number): boolean {
  return tag === OUTSIDE || positionOf(tag) === LAST || positionOf(tag) === UNIT;
}

export function canFollow(tag: number, next: number): boolean {
  if (canEnd(tag)) return canBegin(next);
  return next !== OUTSIDE && typeOf(next) === typeOf(tag) && !canBegin(next);
}

/** The tags allowed before each tag. */
export const PREDECESSORS: readonly (readonly number[])[] = Array.from({ length: TAG_COUNT }, (_, next) =>
  Array.from({ length: TAG_COUNT }, (_, tag) => tag).filter((tag) => canFollow(tag, next)),
);

/** A tagged name: token range, `to` exclusive. */
export interface TaggedSpan {
  from: number;
  to: number;
  type: number;
}

export function taggedSpans(tags: ArrayLike<number>): TaggedSpan[] {
  const spans: TaggedSpan[] = [];
  let from = 0;
  for (let index = 0; index < tags.length; index++) {
    const tag = tags[index] ?? OUTSIDE;
    if (tag === OUTSIDE) continue;
    if (canBegin(tag)) from = index;
    if (canEnd(tag)) spans.push({ from, to: index + 1, type: typeOf(tag) });
  }
  return spans;
}
