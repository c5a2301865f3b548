// Exports the whole archive: its change log, and before the last change of each article and entity the record of it.

import { ARCHIVE_FORM, type ArchiveLine, type ArchiveMeta } from '../../model/archive/archive-record.ts';
import type { Change } from '../../model/change/change.ts';
import { changeOf, prepareChangeCount } from '../changes.ts';
import { and, asc, eq, gt, sql } from '../drizzle.ts';
import type { ReadContext } from '../read-context.ts';
import { changes } from '../tables.ts';
import { readPatterns } from '../url-patterns.ts';
import { prepareArticleRecord, prepareEntityRecord, prepareTombstoneRecord } from './records.ts';

export interface ArchiveQuery {
  /** The number of the change after which the export starts; 0 for the whole archive. */
  since: number;
  /** Whether to include the history of withdrawn articles. */
  withHistory: boolean;
}

/** What a reader needs before the lines. */
export type ArchiveHead = Pick<ArchiveMeta, 'form' | 'since' | 'urlPatterns'>;

/** Changes read per query, and the maximum number of lines and characters per batch. */
const READ = 200;
const BATCH = { lines: 100, length: 250_000 };

/** Whether a line is a change. Only changes are counted; the other lines are records. */
export const isChangeLine = (line: string): boolean => line.startsWith('{"change":');

export function archiveLines(reading: ReadContext, query: ArchiveQuery) {
  const p = sql.placeholder;
  const { db } = reading;
  const seq = reading.seq();
  const count = prepareChangeCount(db);
  const following = db
    .select({ change: changes, later: laterThan(sql`${changes.seq}`, sql`${changes.id}`, sql`${changes.kind}`) })
    .from(changes)
    .where(gt(changes.seq, p('after')))
    .orderBy(asc(changes.seq))
    .limit(READ)
    .prepare();
  const laterOfEntity = db
    .select({ seq: changes.seq })
    .from(changes)
    .where(and(eq(changes.id, p('id')), gt(changes.seq, p('after')), eq(changes.kind, 'entity')))
    .limit(1)
    .prepare();
  const article = prepareArticleRecord(db);
  const entity = prepareEntityRecord(db);
  const tombstone = prepareTombstoneRecord(db);

  function* lines(): Generator<string> {
    let after = query.since;
    for (;;) {
      const rows = following.all({ after });
      for (const { later, ...row } of rows) {
        const change = changeOf(row.change);
        if (later === 0) yield* thing(change);
        yield line({ change });
        after = change.seq;
      }
      if (rows.length < READ) return;
    }
  }

  function* thing({ kind, id, seq }: Change): Generator<string> {
    if (kind === 'entity') {
      const record = entity(id);
      if (record) yield line({ entity: record });
      return;
    }
    const found = article(id);
    if (found) {
      // The record of an entity that changes later in the log has not been written yet, and the article depends on it.
      for (const entityId of found.entityIds) {
        const record = laterOfEntity.get({ id: entityId, after: seq }) && entity(entityId);
        if (record) yield line({ entity: record });
      }
      yield line({ article: found.record });
      // Snapshots are lines of their own because all versions of an article together may exceed the length of a line.
      for (const revision of found.earlier) {
        const head = JSON.stringify({ id, revision });
        yield `{"snapshot":${head.slice(0, -1)},"article":${found.snapshot(revision)}}}`;
      }
      return;
    }
    const record = tombstone(id, query.withHistory);
    if (record) yield line({ tombstone: record });
  }

  const all = lines();
  return {
    /** The number of changes. */
    total: count(query.since),
    seq,
    head: {
      form: ARCHIVE_FORM,
      since: query.since,
      urlPatterns: JSON.parse(readPatterns(db)()) as unknown[],
    } satisfies ArchiveHead,
    /** The next lines; empty after the last. */
    next(): string[] {
      const batch: string[] = [];
      for (let length = 0; batch.length < BATCH.lines && length < BATCH.length; ) {
        const { value, done } = all.next();
        if (done) break;
        batch.push(value);
        length += value.length;
      }
      return batch;
    },
  };
}

/** Whether the same item changed again later: 0 or 1. */
function laterThan(...[seq, id, kind]: ReturnType<typeof sql>[]) {
  return sql<number>`exists (select 1 from changes later where later.id = ${id} and later.seq > ${seq} and later.kind = ${kind})`;
}

const line = (of: ArchiveLine): string => JSON.stringify(of);
