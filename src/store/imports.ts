// Reads imports: jobs and the outcome of each of their documents.

import type { Import, ImportItem, ImportOutcome } from '../model/import/import.ts';
import type { Page, PageRequest } from '../model/query/query.ts';
import { and, count, eq, inArray, type SQL, sql } from './drizzle.ts';
import type { ReadContext } from './read-context.ts';
import { type Prepared, paginate } from './search/paginate.ts';
import { importItems, imports } from './tables.ts';

type Row = typeof imports.$inferSelect;
type ItemRow = typeof importItems.$inferSelect;

const newestFirst = [{ column: imports.key, direction: 'desc' }] as const;
const inTheirOrder = [{ column: importItems.position, direction: 'asc' }] as const;

export interface ImportBacklog {
  queued: number;
  running: number;
  /** ISO 8601; null if none is queued. */
  oldestQueuedAt: string | null;
}

export function importReads(reading: ReadContext) {
  const { db } = reading;
  const p = sql.placeholder;
  const byId = db
    .select()
    .from(imports)
    .where(eq(imports.id, p('id')))
    .prepare();
  const open = db
    .select({ id: imports.id })
    .from(imports)
    .where(inArray(imports.state, ['queued', 'running']))
    .orderBy(imports.key)
    .limit(1)
    .prepare();
  const openByKey = db
    .select({ keyId: imports.keyId, imports: count(), bytes: sql<number>`sum(${imports.bytes})` })
    .from(imports)
    .where(inArray(imports.state, ['queued', 'running']))
    .groupBy(imports.keyId)
    .prepare();
  const backlog = db
    .select({ state: imports.state, count: count(), oldest: sql<string>`min(${imports.createdAt})` })
    .from(imports)
    .where(inArray(imports.state, ['queued', 'running']))
    .groupBy(imports.state)
    .prepare();
  const all = db.select({ count: count() }).from(imports).prepare();
  const condition = (outcome: unknown): SQL | undefined =>
    and(eq(importItems.importKey, p('key')), outcome === undefined ? undefined : eq(importItems.outcome, p('outcome')));

  return {
    async find(id: string): Promise<Import | null> {
      const row = byId.get({ id });
      return row ? importOf(row) : null;
    },

    /** The id of the oldest import that is queued or running; null if there is none. */
    oldestOpen: async (): Promise<string | null> => open.get()?.id ?? null,

    /** The number of queued and running imports and their bytes, by API key. */
    openByKey: async (): Promise<{ keyId: string | null; imports: number; bytes: number }[]> => openByKey.all(),

    /** The number of queued and of running imports, and the creation time of the oldest queued one. */
    backlog: async (): Promise<ImportBacklog> => {
      const rows = new Map(backlog.all().map((row) => [row.state, row]));
      const queued = rows.get('queued');
      return {
        queued: queued?.count ?? 0,
        running: rows.get('running')?.count ?? 0,
        oldestQueuedAt: queued?.oldest ?? null,
      };
    },

    /** Returns a page of imports, newest first. */
    list: async (page: PageRequest): Promise<Page<Import>> =>
      reading.snapshot(() => {
        const read = paginate<Row>(reading, {
          name: 'imports',
          sort: 'newest',
          filters: {},
          page,
          shape: '',
          values: {},
          order: newestFirst,
          valuesOf: ({ key }) => [key],
          where: () => undefined,
          select: (where, order) =>
            db
              .select()
              .from(imports)
              .where(where)
              .orderBy(...order)
              .limit(p('limit'))
              .prepare() as Prepared<Row>,
          count: () => all as never,
          // Imports change without an entry in the change log, so the total is not cached.
          total: all.get()?.count ?? 0,
        });
        return { ...read, rows: read.rows.map(importOf) };
      }),

    /** Returns the outcome of each document, in order; null if the import does not exist. */
    items: async (
      id: string,
      { outcome, ...page }: PageRequest & { outcome?: ImportOutcome },
    ): Promise<Page<ImportItem> | null> =>
      reading.snapshot(() => {
        const job = byId.get({ id });
        if (!job) return null;
        const total = outcome === undefined ? job.items : job[outcome];
        const read = paginate<ItemRow>(reading, {
          name: 'import-items',
          sort: 'position',
          filters: { id, outcome },
          page,
          shape: outcome === undefined ? '' : 'outcome',
          values: { key: job.key, outcome },
          order: inTheirOrder,
          valuesOf: ({ position }) => [position],
          where: () => condition(outcome),
          select: (where, order) =>
            db
              .select()
              .from(importItems)
              .where(where)
              .orderBy(...order)
              .limit(p('limit'))
              .prepare() as Prepared<ItemRow>,
          count: (where) => db.select({ count: count() }).from(importItems).where(where).prepare(),
          total,
        });
        return { ...read, rows: read.rows.map(itemOf) };
      }),
  };
}

export function importOf(row: Row): Import {
  const { created, revised, unchanged, rejected, warnings } = row;
  return {
    id: row.id,
    state: row.state as Import['state'],
    createdAt: row.createdAt,
    ...(row.startedAt !== null && { startedAt: row.startedAt }),
    ...(row.finishedAt !== null && { finishedAt: row.finishedAt }),
    options: JSON.parse(row.options) as Import['options'],
    bytes: row.bytes,
    doneBytes: row.doneBytes,
    items: row.items,
    counts: { created, revised, unchanged, rejected, warnings },
    ...(row.problem !== null && { problem: row.problem }),
  };
}

function itemOf(row: ItemRow): ImportItem {
  return {
    position: row.position,
    document: row.document,
    outcome: row.outcome as ImportOutcome,
    ...(row.articleId !== null && { articleId: row.articleId }),
    ...(row.title !== null && { title: row.title }),
    ...(row.revision !== null && { revision: row.revision }),
    warnings: JSON.parse(row.warnings) as ImportItem['warnings'],
    ...(row.problem !== null && { problem: JSON.parse(row.problem) as NonNullable<ImportItem['problem']> }),
  };
}
