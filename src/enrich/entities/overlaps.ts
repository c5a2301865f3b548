// Orders mentions and removes overlaps.

import type { NameMention } from '../names/index.ts';

/** Ordered by offset. Of overlapping mentions, structural ones win, then longer ones. */
export function removeOverlaps(names: readonly NameMention[]): NameMention[] {
  const kept: NameMention[] = [];
  for (const name of names.toSorted(compareOffsets)) {
    if (name.end <= name.start) continue;
    const last = kept.at(-1);
    if (!last || last.in !== name.in || last.end <= name.start) kept.push(name);
    else if (precedence(name) > precedence(last)) kept[kept.length - 1] = name;
  }
  return kept;
}

function precedence({ method, start, end }: NameMention): number {
  return (method.startsWith('structure/') ? 1_000_000 : 0) + end - start;
}

export function compareOffsets(
  one: Pick<NameMention, 'in' | 'start'>,
  other: Pick<NameMention, 'in' | 'start'>,
): number {
  if (one.in !== other.in) return one.in === 'title' ? -1 : 1;
  return one.start - other.start;
}
