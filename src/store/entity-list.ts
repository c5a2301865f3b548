// Reads a page of the directory of entities.

import type { Entity } from '../model/entity/entity.ts';
import type { EntityQuery, Page } from '../model/query/query.ts';
import { and, count, gt, gte, inArray, isNull, or, sql } from './drizzle.ts';
import type { EntityRow } from './entity-row.ts';
import type { ReadContext } from './read-context.ts';
import { named, placeholders } from './search/clause.ts';
import type { CursorValue } from './search/cursor.ts';
import { type Prepared, paginate } from './search/paginate.ts';
import { entities } from './tables.ts';

const orders = {
  articles: {
    order: [
      { column: entities.articleCount, direction: 'desc' },
      { column: entities.nameKey, direction: 'asc' },
      { column: entities.key, direction: 'asc' },
    ],
    valuesOf: (row: EntityRow): CursorValue[] => [row.articleCount, row.nameKey, row.key],
  },
  name: {
    order: [
      { column: entities.nameKey, direction: 'asc' },
      { column: entities.key, direction: 'asc' },
    ],
    valuesOf: (row: EntityRow): CursorValue[] => [row.nameKey, row.key],
  },
  recent: {
    order: [
      { column: entities.lastKey, direction: 'desc' },
      { column: entities.key, direction: 'desc' },
    ],
    valuesOf: (row: EntityRow): CursorValue[] => [row.lastKey, row.key],
  },
} as const;

/** Returns a page of all entities, or of those with a key in `among`. Call it within `reading.snapshot`. */
export function listEntities(reading: ReadContext, query: EntityQuery, among?: readonly number[]): Page<Entity> {
  const { db } = reading;
  const p = sql.placeholder;
  const { limit, cursor, sort, ...filters } = query;
  const { type, minArticles } = filters;
  const page = paginate<EntityRow>(reading, {
    name: 'entities',
    sort,
    filters,
    page: { limit, ...(cursor !== undefined && { cursor }) },
    shape: `${among !== undefined} ${type?.length}`,
    values: { minArticles, among: JSON.stringify(among ?? []), ...named('type', type ?? []) },
    ...orders[sort],
    where: () =>
      and(
        gte(entities.articleCount, p('minArticles')),
        // Merged entities are hidden unless an article names them again.
        or(isNull(entities.mergedInto), gt(entities.articleCount, 0)),
        type && inArray(entities.type, placeholders('type', type.length)),
        among && inArray(entities.key, sql`(select value from json_each(${p('among')}))`),
      ),
    select: (condition, by) =>
      db
        .select()
        .from(entities)
        .where(condition)
        .orderBy(...by)
        .limit(p('limit'))
        .prepare() as Prepared<EntityRow>,
    count: (condition) => db.select({ count: count() }).from(entities).where(condition).prepare(),
  });
  return { ...page, rows: page.rows.map(reading.shownEntity) };
}
