// Reading entities: the directory, one of them, and where articles name it.

import { and, asc, count, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Entity, EntityType } from '../model/entity.ts';
import type { MentionInContext } from '../model/mention-in-context.ts';
import { fold } from '../model/name.ts';
import type { EntityQuery, Page, PageRequest } from '../model/query.ts';
import { contextOf, type MentionRow } from './context.ts';
import { instantOf } from './key.ts';
import type { Reading } from './reading.ts';
import type { CursorValue } from './search/cursor.ts';
import { type Prepared, readPage } from './search/list.ts';
import { named, placeholders } from './search/where.ts';
import { articles, bodies, entities, entityNames, entityRoles, mentions } from './tables.ts';

/** The most aliases and roles shown of one entity. */
const SHOWN = 50;
/** Sorts after every text that begins with the same letters. */
const LAST = '\u{10FFFF}';

type Row = typeof entities.$inferSelect;

const orders = {
  articles: {
    order: [
      { column: entities.articleCount, direction: 'desc' },
      { column: entities.nameKey, direction: 'asc' },
      { column: entities.key, direction: 'asc' },
    ],
    valuesOf: (row: Row): CursorValue[] => [row.articleCount, row.nameKey, row.key],
  },
  name: {
    order: [
      { column: entities.nameKey, direction: 'asc' },
      { column: entities.key, direction: 'asc' },
    ],
    valuesOf: (row: Row): CursorValue[] => [row.nameKey, row.key],
  },
  recent: {
    order: [
      { column: entities.lastKey, direction: 'desc' },
      { column: entities.key, direction: 'desc' },
    ],
    valuesOf: (row: Row): CursorValue[] => [row.lastKey, row.key],
  },
} as const;

export function entityReads(reading: Reading) {
  const { db } = reading;
  const p = sql.placeholder;
  const find = db
    .select()
    .from(entities)
    .where(eq(entities.id, p('id')))
    .prepare();
  const names = db
    .select({ name: entityNames.name })
    .from(entityNames)
    .where(eq(entityNames.entityKey, p('key')))
    .orderBy(desc(entityNames.articleCount), asc(entityNames.name))
    .limit(SHOWN + 1)
    .prepare();
  const roles = db
    .select({ role: entityRoles.role })
    .from(entityRoles)
    .where(eq(entityRoles.entityKey, p('key')))
    .orderBy(desc(entityRoles.articleCount), asc(entityRoles.role))
    .limit(SHOWN)
    .prepare();

  function shown(row: Row): Entity {
    return {
      id: row.id,
      type: row.type as EntityType,
      name: row.name,
      aliases: names
        .all({ key: row.key })
        .map((one) => one.name)
        .filter((name) => name !== row.name)
        .slice(0, SHOWN),
      description: row.description ?? undefined,
      roles: roles.all({ key: row.key }).map((one) => one.role),
      sameAs: JSON.parse(row.sameAs),
      articleCount: row.articleCount,
      mentionCount: row.mentionCount,
      firstSeen: row.firstKey === null ? undefined : (instantOf(row.firstKey) ?? undefined),
      lastSeen: instantOf(row.lastKey) ?? undefined,
    };
  }

  return {
    /** Whether there is such an entity, without reading its names and roles. */
    async has(id: string): Promise<boolean> {
      return reading.lookup.entity(id) !== null;
    },

    async find(id: string): Promise<Entity | null> {
      return reading.snapshot(() => {
        const row = find.get({ id });
        return row ? shown(row) : null;
      });
    },

    async list({ limit, cursor, sort, ...filters }: EntityQuery): Promise<Page<Entity>> {
      return reading.snapshot(() => {
        const { q, type, minArticles } = filters;
        const start = q === undefined ? undefined : fold(q);
        const page = readPage<Row>(reading, {
          name: 'entities',
          sort,
          filters,
          page: { limit, cursor },
          shape: `${start !== undefined} ${type?.length}`,
          values: { minArticles, start, last: `${start}${LAST}`, ...named('type', type ?? []) },
          ...orders[sort],
          where: () =>
            and(
              gte(entities.articleCount, p('minArticles')),
              type && inArray(entities.type, placeholders('type', type.length)),
              start === undefined
                ? undefined
                : inArray(
                    entities.key,
                    db
                      .select({ key: entityNames.entityKey })
                      .from(entityNames)
                      .where(and(gte(entityNames.nameKey, p('start')), lt(entityNames.nameKey, p('last')))),
                  ),
            ),
          select: (condition, by) =>
            db
              .select()
              .from(entities)
              .where(condition)
              .orderBy(...by)
              .limit(p('limit'))
              .prepare() as Prepared<Row>,
          count: (condition) => db.select({ count: count() }).from(entities).where(condition).prepare(),
        });
        return { ...page, rows: page.rows.map(shown) };
      });
    },

    /** Every place that names the entity, with the words around it, newest article first; null for an unknown id. */
    async mentions(id: string, page: PageRequest): Promise<Page<MentionInContext> | null> {
      return reading.snapshot(() => {
        const entity = find.get({ id });
        if (!entity) return null;
        const columns = {
          key: mentions.articleKey,
          position: mentions.position,
          articleId: articles.id,
          title: articles.title,
          publishedAt: articles.publishedAt,
          text: bodies.text,
          place: mentions.place,
          start: mentions.start,
          end: mentions.end,
          surface: mentions.surface,
          role: mentions.role,
          method: mentions.method,
          confidence: mentions.confidence,
        };
        const found = readPage<MentionRow & { key: number; position: number }>(reading, {
          name: 'mentions',
          sort: 'newest',
          filters: id,
          page,
          shape: '',
          values: { entityKey: entity.key },
          order: [
            { column: mentions.articleKey, direction: 'desc' },
            { column: mentions.position, direction: 'asc' },
          ],
          valuesOf: (row) => [row.key, row.position],
          where: () => eq(mentions.entityKey, p('entityKey')),
          select: (condition, by) =>
            db
              .select(columns)
              .from(mentions)
              .innerJoin(articles, eq(articles.key, mentions.articleKey))
              .innerJoin(bodies, eq(bodies.articleKey, mentions.articleKey))
              .where(condition)
              .orderBy(...by)
              .limit(p('limit'))
              .prepare(),
          count: (condition) => db.select({ count: count() }).from(mentions).where(condition).prepare(),
          total: entity.mentionCount,
        });
        return { ...found, rows: found.rows.map(contextOf) };
      });
    },
  };
}
