// Orders mentions and removes overlaps.

import type { Name } from '../names/index.ts';

/** In order of place; of names that overlap what the structure says goes first, then the longer. */
export function withoutOverlaps(names: readonly Name[]): Name[] {
  const kept: Name[] = [];
  for (const name of names.toSorted(byPlace)) {
    if (name.end <= name.start) continue;
    const last = kept.at(-1);
    if (!last || last.in !== name.in || last.end <= name.start) kept.push(name);
    else if (precedence(name) > precedence(last)) kept[kept.length - 1] = name;
  }
  return kept;
}

function precedence({ method, start, end }: Name): number {
  return (method.startsWith('structure/') ? 1_000_000 : 0) + end - start;
}

export function byPlace(one: Pick<Name, 'in' | 'start'>, other: Pick<Name, 'in' | 'start'>): number {
  if (one.in !== other.in) return one.in === 'title' ? -1 : 1;
  return one.start - other.start;
}
