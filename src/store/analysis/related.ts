// Finds related articles by links, shared entities and shared wording.

import type { RelatedKind, RelatedReason } from '../../model/article/related.ts';
import type { ArticleListRow } from '../search/list-row.ts';
import type { Analysis } from './open.ts';
import { prepareLinked } from './related-links.ts';
import { sharedNames } from './shared-names.ts';
import { prepareWording } from './wording.ts';

export interface RelatedQuery {
  id: string;
  kind: RelatedKind;
  limit: number;
}

export interface FoundRelated {
  row: ArticleListRow;
  score: number;
  duplicate: boolean;
  reasons: RelatedReason[];
}

/** The weight of a link between two articles: an editor set it. */
const LINK = 0.6;
/** The similarity from which two texts are duplicates. */
const DUPLICATE = 0.5;
/** Minimum weights: below them, names and phrases are so common that they show no relation. */
const LEAST = { entities: 0.12, wording: 0.08 } as const;

/** Returns the `limit` most related articles, best first; null for an unknown article. */
export function analyseRelated(
  analysis: Analysis,
  { id, kind, limit }: RelatedQuery,
): { found: FoundRelated[]; seq: number } | null {
  const { columns, keys, listed, reading } = analysis;
  const [key] = keys.ofIds([id]);
  if (key === undefined) return null;
  const slot = columns.order.slotOf(key);
  const reasons = new Map<number, RelatedReason[]>();
  const add = (to: number, reason: RelatedReason) => reasons.set(to, [...(reasons.get(to) ?? []), reason]);

  const duplicates = new Set<number>();
  for (const { key: other, likeness, containment } of wordingOf(analysis)(key)) {
    if (likeness >= DUPLICATE) duplicates.add(other);
    if (containment >= LEAST.wording) add(other, { kind: 'wording', weight: rounded(containment) });
  }
  if (kind === 'related') {
    for (const { key: other, kind: reason, anchors } of linkedOf(analysis)(key)) {
      add(other, { kind: reason, weight: LINK, anchors });
    }
    for (const { key: other, weight, entities } of sharedNames(analysis, slot, LEAST.entities)) {
      add(other, { kind: 'entities', weight: rounded(weight), entities });
    }
  }

  const scored = [...reasons].filter(([other]) => kind === 'related' || duplicates.has(other));
  const ranked = scored
    .map(([other, its]) => ({ other, its: its.toSorted((a, b) => b.weight - a.weight), score: scoreOf(its) }))
    .sort((a, b) => b.score - a.score || b.other - a.other)
    .slice(0, limit);
  const found = ranked.flatMap(({ other, its, score }): FoundRelated[] => {
    const row = listed(other, false);
    return row ? [{ row, score: rounded(score), duplicate: duplicates.has(other), reasons: its }] : [];
  });
  return { found, seq: reading.seq() };
}

/** Combines the weights of reasons like independent probabilities: the score never exceeds 1. */
function scoreOf(reasons: readonly RelatedReason[]): number {
  return 1 - reasons.reduce((rest, { weight }) => rest * (1 - weight), 1);
}

function rounded(number: number): number {
  return Math.min(1, Math.round(number * 1_000) / 1_000);
}

function wordingOf({ reading }: Analysis): ReturnType<typeof prepareWording> {
  return reading.statements.get('wording', () => prepareWording(reading.db));
}

function linkedOf({ reading }: Analysis): ReturnType<typeof prepareLinked> {
  return reading.statements.get('linked', () => prepareLinked(reading.db));
}
