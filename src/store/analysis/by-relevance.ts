// Reads a page of a set of articles by relevance: the rarity of each word times its relevance in the article.

import type { TextQuery } from '../../model/query/query.ts';
import { RELEVANCE_POINTS, rarityOf } from '../../model/search/relevance.ts';
import { positiveTerms, type SearchTerm } from '../../model/search/tree.ts';
import { type Bits, countBits, eachBit } from '../doc-values/bits.ts';
import type { Columns } from '../doc-values/columns.ts';
import { type CursorPosition, type CursorValue, invalidCursor } from '../search/cursor.ts';
import type { Hits } from './hits.ts';

export interface Ranked {
  key: number;
  score: number;
}

export interface ByRelevance {
  /** The number of values in a cursor. */
  columns: number;
  fetch: (from: CursorPosition | null, limit: number) => Ranked[];
  valuesOf: (row: Ranked) => CursorValue[];
}

/**
 * Sorts by score, highest first, then by publication, newest first. The cursor carries the rarity of each word:
 * articles added between two pages change rarities, and must not reorder the remaining pages.
 */
export function byRelevance(bits: Bits, { tree, searchIn }: TextQuery, columns: Columns, hits: Hits): ByRelevance {
  const terms = positiveTerms(tree);
  let rarities: readonly number[] = [];
  return {
    columns: 2 + terms.length,
    fetch(from, limit) {
      rarities = from ? pinned(from) : raritiesOf(terms, searchIn, columns, hits);
      const scores = scoresOf(terms, rarities, searchIn, columns, hits);
      const past = from && { score: Number(from.values[0]), key: Number(from.values[1]) };
      const isBefore = from?.backwards ? comesAfter : comesBefore;
      return nearest(bits, columns, scores, limit, past, isBefore);
    },
    valuesOf: ({ score, key }) => [score, key, ...rarities],
  };
}

function pinned({ values }: CursorPosition): number[] {
  return values.slice(2).map((value) => {
    if (typeof value !== 'number' || value < 1 || value > 1_000) throw invalidCursor();
    return value;
  });
}

function raritiesOf(terms: readonly SearchTerm[], searchIn: TextQuery['searchIn'], columns: Columns, hits: Hits) {
  return terms.map((term) => rarityOf(countBits(hits.bitsOf(term, searchIn)), columns.order.length));
}

function scoresOf(
  terms: readonly SearchTerm[],
  rarities: readonly number[],
  searchIn: TextQuery['searchIn'],
  columns: Columns,
  hits: Hits,
): Float64Array {
  const scores = new Float64Array(columns.slots);
  for (const [at, term] of terms.entries()) {
    const points = RELEVANCE_POINTS.map((worth) => worth * (rarities[at] ?? 1));
    const levels = hits.levelsOf(term, searchIn);
    eachBit(hits.bitsOf(term, searchIn), (slot) => {
      scores[slot] = (scores[slot] ?? 0) + (points[levels[slot] ?? 0] ?? 0);
    });
  }
  return scores;
}

function comesBefore(one: Ranked, other: Ranked): boolean {
  return one.score > other.score || (one.score === other.score && one.key > other.key);
}

function comesAfter(one: Ranked, other: Ranked): boolean {
  return comesBefore(other, one);
}

/** The first articles of the set after a position, in order. */
function nearest(
  bits: Bits,
  { keys }: Columns,
  scores: Float64Array,
  limit: number,
  past: Ranked | null,
  isBefore: (one: Ranked, other: Ranked) => boolean,
): Ranked[] {
  const best: Ranked[] = [];
  const one: Ranked = { key: 0, score: 0 };
  eachBit(bits, (slot) => {
    one.key = keys[slot] ?? 0;
    one.score = scores[slot] ?? 0;
    if (past && !isBefore(past, one)) return;
    const last = best[limit - 1];
    if (last && !isBefore(one, last)) return;
    let at = Math.min(best.length, limit - 1);
    for (let other = best[at - 1]; other && isBefore(one, other); other = best[at - 1]) {
      best[at] = other;
      at--;
    }
    best[at] = { ...one };
  });
  return best;
}
