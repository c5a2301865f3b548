// Finds articles that name the same entities: the share of names in common, weighted by rarity.

import type { EntityRef, EntityType } from '../../model/entity/entity.ts';
import { rarityOf } from '../../model/search/relevance.ts';
import { eachBit } from '../doc-values/bits.ts';
import { eq, sql } from '../drizzle.ts';
import { entities } from '../tables.ts';
import type { Analysis } from './open.ts';
import { ENTITY_LISTS } from './selection.ts';

export interface SharedNames {
  key: number;
  /** From 0 to 1: the rarity of the entities that both name, divided by the rarity of those that either names. */
  weight: number;
  /** Up to five entities that both name, rarest first. */
  entities: EntityRef[];
}

const SHOWN = 5;
/** The maximum number of articles returned; the best come first. */
const MOST = 200;

interface Known {
  ref: EntityRef;
  rarity: number;
}

export function sharedNames(analysis: Analysis, slot: number, least: number): SharedNames[] {
  const { columns, reading } = analysis;
  const find = reading.statements.get('entity by key', () =>
    reading.db
      .select({ id: entities.id, name: entities.name, type: entities.type, articleCount: entities.articleCount })
      .from(entities)
      .where(eq(entities.key, sql.placeholder('key')))
      .prepare(),
  );
  const rarities = new Map<number, Known>();
  const know = (key: number): Known | undefined => {
    const known = rarities.get(key);
    if (known) return known;
    const row = find.get({ key });
    if (!row) return undefined;
    const { articleCount, id, name } = row;
    const one = {
      ref: { id, name, type: row.type as EntityType },
      rarity: rarityOf(articleCount, columns.order.length),
    };
    rarities.set(key, one);
    return one;
  };
  const own = new Set(ENTITY_LISTS.flatMap((name) => [...columns.lists[name].get(slot)]));
  if (own.size === 0) return [];
  const ownKeys = Math.max(...own);
  const worth = new Float64Array(ownKeys + 1);
  for (const key of own) worth[key] = know(key)?.rarity ?? 0;
  const ownSum = worth.reduce((sum, one) => sum + one, 0);

  // The first pass sums what is shared. Only candidates that can reach the minimum are compared in full.
  const candidates: { slot: number; shared: number }[] = [];
  eachBit(columns.live, (other) => {
    if (other === slot) return;
    let shared = 0;
    const add = (key: number) => {
      if (key <= ownKeys) shared += worth[key] ?? 0;
    };
    for (const name of ENTITY_LISTS) columns.lists[name].each(other, add);
    if (shared / ownSum >= least) candidates.push({ slot: other, shared });
  });
  candidates.sort((one, other) => other.shared - one.shared || other.slot - one.slot);
  return candidates.slice(0, 5 * MOST).flatMap(({ slot: other, shared }) => {
    const keys = ENTITY_LISTS.flatMap((name) => [...columns.lists[name].get(other)]);
    const otherSum = keys.reduce((sum, key) => sum + (know(key)?.rarity ?? 0), 0);
    const weight = shared / (ownSum + otherSum - shared);
    if (weight < least) return [];
    const both = keys.filter((key) => own.has(key)).flatMap((key) => know(key) ?? []);
    both.sort((one, two) => two.rarity - one.rarity || (one.ref.id < two.ref.id ? -1 : 1));
    return [{ key: columns.keys[other] ?? 0, weight, entities: both.slice(0, SHOWN).map(({ ref }) => ref) }];
  });
}
