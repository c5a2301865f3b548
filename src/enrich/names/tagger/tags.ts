// The tags of tokens: where in a name of which type a token stands, and which tag may follow which.

import type { EntityType } from '../../../model/entity.ts';

/** Types the tagger knows, in the order of their tags. */
export const TYPES = ['person', 'organization', 'place'] as const satisfies readonly EntityType[];

/** No part of a name. */
export const OUTSIDE = 0;
/** Of each type four tags: the first, an inner and the last word of several, and a word alone. */
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

/** Whether a name, or nothing, may begin at this tag. */
export function canBegin(tag: number): boolean {
  return tag === OUTSIDE || positionOf(tag) === BEGIN || positionOf(tag) === UNIT;
}

/** Whether nothing more need follow this tag. */
export function canEnd(tag: number): boolean {
  return tag === OUTSIDE || positionOf(tag) === LAST || positionOf(tag) === UNIT;
}

export function canFollow(tag: number, next: number): boolean {
  if (canEnd(tag)) return canBegin(next);
  return next !== OUTSIDE && typeOf(next) === typeOf(tag) && !canBegin(next);
}

/** For each tag the tags that may stand before it. */
export const PREDECESSORS: readonly (readonly number[])[] = Array.from({ length: TAG_COUNT }, (_, next) =>
  Array.from({ length: TAG_COUNT }, (_, tag) => tag).filter((tag) => canFollow(tag, next)),
);

/** A name as the tags have it: tokens `from` to `to`, exclusive. */
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
