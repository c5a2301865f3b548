// Counts the entities that are named in the same articles as one entity, and adds sentences as evidence.

import type { Cooccurrence, CooccurrenceMeasure } from '../../model/analysis/cooccurrence.ts';
import type { EntityType } from '../../model/entity/entity.ts';
import type { ArticleFilters, Page, PageRequest } from '../../model/query/query.ts';
import { type Bits, countBits, eachBit } from '../doc-values/bits.ts';
import type { Columns } from '../doc-values/columns.ts';
import { eq, sql } from '../drizzle.ts';
import { fingerprint } from '../search/cursor.ts';
import { pageOf } from '../search/keyset.ts';
import { entities } from '../tables.ts';
import { prepareEvidence } from './evidence.ts';
import type { Analysis } from './open.ts';
import { ENTITY_LISTS, select, together } from './selection.ts';
import { Tally } from './tally.ts';

export interface CooccurrenceQuery extends PageRequest {
  id: string;
  measure: CooccurrenceMeasure;
  type?: readonly EntityType[];
  /** The minimum number of articles that name both entities. */
  minCount: number;
  filters: ArticleFilters;
}

interface Counted {
  key: number;
  count: number;
  articleCount: number;
  npmi: number;
  jaccard: number;
}

/** Null for an unknown entity. */
export function analyseCooccurrences(analysis: Analysis, query: CooccurrenceQuery): Page<Cooccurrence> | null {
  const { columns, reading, lookup } = analysis;
  const subject = lookup.entity(query.id);
  if (!subject) return null;
  const { measure, type, minCount, filters } = query;
  const all = together(select({ filters }, analysis), columns);
  const own = together(select({ filters: withEntity(filters, query.id) }, analysis), columns);
  const lists = ENTITY_LISTS.filter((name) => !type || type.includes(name));
  const besides = tallyOf(own, columns, lists);
  const everywhere = tallyOf(all, columns, lists);
  const [ownCount, allCount] = [countBits(own), countBits(all)];

  const counted = besides.all().flatMap(({ key, count }): Counted[] => {
    if (key === subject.key || count < minCount) return [];
    const articleCount = everywhere.countOf(key);
    const jaccard = count / (ownCount + articleCount - count);
    return [{ key, count, articleCount, npmi: npmi(count, ownCount, articleCount, allCount), jaccard }];
  });
  counted.sort((one, other) => other[measure] - one[measure] || other.count - one.count || one.key - other.key);

  const { limit, cursor, ...asked } = query;
  const page = pageOf<Counted>({
    page: { limit, ...(cursor !== undefined && { cursor }) },
    print: fingerprint('companions', measure, asked),
    columns: 3,
    fetch: (from, limit) => {
      const isPast = (row: Counted) => compare(valuesOf(row), from?.values as number[]) > 0;
      if (!from) return counted.slice(0, limit);
      if (!from.backwards) return counted.filter(isPast).slice(0, limit);
      const before = counted.filter((row) => compare(valuesOf(row), from.values as number[]) < 0);
      return before.slice(-limit).reverse();
    },
    valuesOf,
  });
  function valuesOf(row: Counted): number[] {
    return [-row[measure], -row.count, row.key];
  }
  const show = shower(analysis, subject.key, own);
  return { ...page, rows: page.rows.map(show), total: counted.length, seq: reading.seq() };
}

function withEntity(filters: ArticleFilters, id: string): ArticleFilters {
  return { ...filters, entity: { ...filters.entity, all: [...(filters.entity?.all ?? []), id] } };
}

function tallyOf(bits: Bits, columns: Columns, lists: readonly (typeof ENTITY_LISTS)[number][]): Tally {
  const tally = new Tally();
  const add = (key: number) => tally.add(key);
  for (const name of lists) {
    const column = columns.lists[name];
    eachBit(bits, (slot) => column.each(slot, add));
  }
  return tally;
}

/**
 * Normalized pointwise mutual information (Bouma 2009): 1 if neither entity is named without the other, 0 if they
 * co-occur as often as by chance.
 */
function npmi(count: number, one: number, other: number, all: number): number {
  // If all articles name both entities, the measure is undefined.
  if (count === all) return 0;
  const value = Math.log((count * all) / (one * other)) / -Math.log(count / all);
  return Math.min(1, Math.max(-1, value));
}

function rounded(number: number): number {
  return Math.round(number * 1e6) / 1e6;
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [at, value] of one.entries()) {
    const difference = value - Number(other[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function shower(analysis: Analysis, subject: number, own: Bits): (row: Counted) => Cooccurrence {
  const { reading, columns } = analysis;
  const refs = reading.statements.get('entity refs', () =>
    reading.db
      .select({ id: entities.id, name: entities.name, type: entities.type })
      .from(entities)
      .where(eq(entities.key, sql.placeholder('key')))
      .prepare(),
  );
  const evidence = reading.statements.get('evidence', () => prepareEvidence(reading.db));
  return ({ key, count, articleCount, npmi, jaccard }) => {
    const ref = refs.get({ key });
    if (!ref) throw new Error(`The entity ${key} is counted and not there.`);
    const entity = { ...ref, type: ref.type as EntityType };
    const measures = { npmi: rounded(npmi), jaccard: rounded(jaccard) };
    return { entity, count, articleCount, ...measures, evidence: evidence(subject, key, own, columns) };
  };
}
