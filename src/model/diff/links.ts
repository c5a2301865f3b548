// Compares the links of two revisions: added, removed, reworded and retargeted links.

import type { Article } from '../article/article.ts';
import type { Link } from '../link/link.ts';
import type { DiffLink, LinkChange } from './revision-diff.ts';

/** In text order. The article's own address is compared as a field. */
export function compareLinks(from: Article, to: Article): LinkChange[] {
  const gone = linksOf(from);
  const came = linksOf(to);
  pair(gone, came, ({ kind, anchor, href }) => JSON.stringify([kind, anchor, href]));
  const turned = pair(gone, came, ({ kind, anchor }) => JSON.stringify([kind, anchor]));
  const reworded = pair(gone, came, ({ kind, href }) => (href === undefined ? null : JSON.stringify([kind, href])));
  const changes: LinkChange[] = [
    ...turned,
    ...reworded,
    ...[...gone].map((link) => ({ from: link })),
    ...[...came].map((link) => ({ to: link })),
  ];
  return changes.sort((one, other) => placeOf(one) - placeOf(other));
}

/** Removes links with the same key from both sets, in order, and returns them as pairs. */
function pair(gone: Set<DiffLink>, came: Set<DiffLink>, keyOf: (link: DiffLink) => string | null): LinkChange[] {
  const waiting = new Map<string, DiffLink[]>();
  for (const link of gone) {
    const key = keyOf(link);
    if (key === null) continue;
    const same = waiting.get(key);
    if (same) same.push(link);
    else waiting.set(key, [link]);
  }
  const next = new Map<string, number>();
  const pairs: LinkChange[] = [];
  for (const link of came) {
    const key = keyOf(link);
    if (key === null) continue;
    const at = next.get(key) ?? 0;
    const before = waiting.get(key)?.[at];
    if (!before) continue;
    next.set(key, at + 1);
    gone.delete(before);
    came.delete(link);
    pairs.push({ from: before, to: link });
  }
  return pairs;
}

function linksOf({ links = [] }: Article): Set<DiffLink> {
  return new Set(links.filter(({ kind }) => kind !== 'original').map(shown));
}

function shown({ kind, anchor, href, start, end }: Link): DiffLink {
  return { kind, anchor, href, start, end };
}

function placeOf({ from, to }: LinkChange): number {
  return to?.start ?? from?.start ?? Number.MAX_SAFE_INTEGER;
}
