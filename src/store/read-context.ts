// Provides what every read needs: the read connection, prepared statements, lookups and cached totals.

import type { TermKind } from '../model/query/query.ts';
import { fold } from '../model/text/name.ts';
import { and, count, desc, eq, isNotNull, sql } from './drizzle.ts';
import { prepareShown } from './entity-row.ts';
import { prepareEstimate } from './full-text/estimate.ts';
import { readMetadata } from './metadata.ts';
import type { Lookup } from './search/clause.ts';
import type { SqliteReader } from './sqlite.ts';
import { Statements } from './statements.ts';
import { changes, docValues, entities, links, STALE, terms } from './tables.ts';
import { keptPageOf } from './url-patterns.ts';

/** The maximum number of cached totals; each change clears them. */
const TOTALS = 2_000;
/** Links are counted up to this number, which is enough to choose a query plan. */
const MANY = 10_000;

export function openReadContext(engine: SqliteReader) {
  const db = engine.read;
  const statements = new Statements();
  const totals = new Map<string, number>();
  let version = -1;
  let seq = 0;
  let liveCount = 0;
  /** Whether the full text is complete; null if not read yet. */
  let indexed: boolean | null = null;
  /** Within a snapshot nothing changes: commits of others are checked once, at its start. */
  let held = false;
  let isAsked = false;

  const newest = db.select({ seq: changes.seq }).from(changes).orderBy(desc(changes.seq)).limit(1).prepare();
  const termByKey = db
    .select({ key: terms.key, articleCount: terms.articleCount })
    .from(terms)
    .where(and(eq(terms.kind, sql.placeholder('kind')), eq(terms.termKey, sql.placeholder('termKey'))))
    .prepare();
  const entityById = db
    .select({ key: entities.key, articleCount: entities.articleCount })
    .from(entities)
    .where(eq(entities.id, sql.placeholder('id')))
    .prepare();
  const speakerById = db
    .select({ key: entities.key, articleCount: entities.quotingCount })
    .from(entities)
    .where(eq(entities.id, sql.placeholder('id')))
    .prepare();
  const countLinks = (column: 'page' | 'host' | 'kind' | 'state') => {
    const some = db
      .select({ one: sql`1`.as('one') })
      .from(links)
      .where(eq(links[column], sql.placeholder('value')))
      .limit(MANY)
      .as('some');
    return db.select({ count: count() }).from(some).prepare();
  };
  const linkCounts = {
    page: countLinks('page'),
    host: countLinks('host'),
    kind: countLinks('kind'),
    state: countLinks('state'),
  };
  const live = readMetadata(db, 'liveArticles');
  const entitiesIndexed = readMetadata(db, 'entitiesIndexed');
  const unindexed = db
    .select({ slot: docValues.slot })
    .from(docValues)
    // The first condition lets the planner use the partial index.
    .where(and(sql`${docValues.stale} > 0`, eq(docValues.stale, STALE.words), isNotNull(docValues.articleKey)))
    .limit(1)
    .prepare();

  /** Clears the caches if any process has committed. */
  function refresh(): void {
    if (held) return;
    const now = engine.version();
    if (now === version) return;
    version = now;
    totals.clear();
    seq = newest.get()?.seq ?? 0;
    liveCount = Number(live() ?? 0);
    indexed = null;
  }

  const lookup: Lookup = {
    db,
    term: (kind: TermKind, value: string) => termByKey.get({ kind, termKey: termKeyOf(kind, value) }) ?? null,
    entity: (id: string) => entityById.get({ id }) ?? null,
    speaker: (id: string) => speakerById.get({ id }) ?? null,
    pageOf: keptPageOf(db),
    linkCount: (column, value) => linkCounts[column].get({ value })?.count ?? 0,
  };

  return {
    db,
    statements,
    lookup,
    /** Builds an entity with its names and roles. */
    shownEntity: prepareShown(db),
    /** Estimates how many articles match a text query. */
    estimate: prepareEstimate(db),
    snapshot: <T>(work: () => T): T =>
      engine.snapshot(() => {
        refresh();
        held = true;
        try {
          return work();
        } finally {
          held = false;
        }
      }),
    /**
     * The number of the last change. Commits of other processes are checked once per turn of the event loop, because
     * all calls within a turn are concurrent.
     */
    seq(): number {
      if (held || isAsked) return seq;
      refresh();
      isAsked = true;
      setImmediate(() => {
        isAsked = false;
      });
      return seq;
    },
    /** Announces a commit of this process. */
    changed(): void {
      isAsked = false;
    },
    liveCount(): number {
      refresh();
      return liveCount;
    },
    /** Whether all articles can be searched; false while the full text is being rebuilt. */
    isIndexed(): boolean {
      refresh();
      indexed ??= unindexed.get() === undefined && (entitiesIndexed() ?? 'all') === 'all';
      return indexed;
    },
    /** Returns a total, counted once between two changes. */
    total(query: string, counted: () => number): number {
      let total = totals.get(query);
      if (total === undefined) {
        total = counted();
        if (totals.size >= TOTALS) totals.clear();
        totals.set(query, total);
      }
      return total;
    },
  };
}

export type ReadContext = ReturnType<typeof openReadContext>;

/**
 * Returns the key that a filter's value is compared with: the id of a source or language, the folded name of all other
 * terms.
 */
export function termKeyOf(kind: TermKind, value: string): string {
  return kind === 'source' || kind === 'lang' ? value.toLowerCase() : fold(value);
}
