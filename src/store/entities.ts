// Reads entities: the directory, single entities, their mentions and co-occurrences.

import type { Cooccurrence } from '../model/analysis/cooccurrence.ts';
import type { Entity } from '../model/entity/entity.ts';
import type { MentionInContext } from '../model/entity/mention-in-context.ts';
import type { EntitySuggestion } from '../model/entity/suggestion.ts';
import type { EntityQuery, Page, PageRequest } from '../model/query/query.ts';
import type { CooccurrenceQuery, EntityPage, QueryWorkers } from './analysis/index.ts';
import { contextOf, type MentionRow } from './context.ts';
import { count, eq, sql } from './drizzle.ts';
import { listEntities } from './entity-list.ts';
import type { ReadContext } from './read-context.ts';
import { paginate } from './search/paginate.ts';
import { prepareSuggest, type SuggestQuery } from './suggest.ts';
import { articles, bodies, entities, mentions } from './tables.ts';

export function entityReads(reading: ReadContext, analyst: QueryWorkers) {
  const { db } = reading;
  const p = sql.placeholder;
  const find = db
    .select()
    .from(entities)
    .where(eq(entities.id, p('id')))
    .prepare();
  const merged = db
    .select({ into: entities.mergedInto, articleCount: entities.articleCount })
    .from(entities)
    .where(eq(entities.id, p('id')))
    .prepare();
  const suggest = prepareSuggest(db);

  return {
    /** Whether the entity exists, without reading its names and roles. */
    async has(id: string): Promise<boolean> {
      return reading.lookup.entity(id) !== null;
    },

    /** The entity that this one was merged into, as soon as no article names this one. */
    mergedInto(id: string): string | null {
      const row = merged.get({ id });
      return row && row.articleCount === 0 ? row.into : null;
    },

    async find(id: string): Promise<Entity | null> {
      return reading.snapshot(() => {
        const row = find.get({ id });
        return row ? reading.shownEntity(row) : null;
      });
    },

    /**
     * Returns a page of the directory. A search by name can take long in a large directory, so it runs in the query
     * workers.
     */
    async list(query: EntityQuery): Promise<EntityPage> {
      if (query.q !== undefined) return analyst.query('entities', query);
      return reading.snapshot(() => listEntities(reading, query));
    },

    /** Suggests entities for the first letters of a name, most popular first. */
    async suggest(query: SuggestQuery): Promise<{ suggestions: EntitySuggestion[]; seq: number }> {
      return reading.snapshot(() => ({ suggestions: suggest(query), seq: reading.seq() }));
    },

    /** Entities named in the same articles as this one; null for an unknown id. */
    companions: async (query: CooccurrenceQuery): Promise<Page<Cooccurrence> | null> =>
      analyst.query('companions', query),

    /** Every mention of the entity with its context, newest article first; null for an unknown id. */
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
        const found = paginate<MentionRow & { key: number; position: number }>(reading, {
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
