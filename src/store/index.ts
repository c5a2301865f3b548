// The store: the only door to the archive's database.

import { setTimeout as wait } from 'node:timers/promises';
import type { Origin } from '../model/origin.ts';
import { stepByStep } from '../threads.ts';
import { type Analyst, analystOn } from './analysis/index.ts';
import { articleReads } from './articles.ts';
import { changeReads } from './changes.ts';
import { watchCommits } from './commits.ts';
import { documentReads } from './documents.ts';
import { draftReads } from './drafts.ts';
import { entityReads } from './entities.ts';
import { openExporter } from './exporting/index.ts';
import { drawId, type FactName, readFact } from './facts.ts';
import { fileOf } from './file.ts';
import { givenReads } from './given.ts';
import { importReads } from './imports.ts';
import { keptReplyReads } from './kept-replies.ts';
import { keyReads } from './keys.ts';
import { hostReads } from './link-hosts.ts';
import { linkReads } from './links.ts';
import { readOrigin } from './origin.ts';
import { LARGE, openPool } from './pool/pool.ts';
import { quoteReads } from './quotes.ts';
import { openReading } from './reading.ts';
import { repair } from './repair.ts';
import { diskUse } from './size.ts';
import { openSqlite } from './sqlite.ts';
import { statistics } from './statistics.ts';
import type { StoreOptions } from './store-options.ts';
import { termReads } from './terms.ts';
import { tombstoneReads } from './tombstones.ts';
import { keepPatterns } from './url-patterns.ts';
import { openWriter } from './writer.ts';
import type { Writer } from './writing/transaction.ts';

export type { ArticlePage, DiffQuery, EntityPage, FoundRelated } from './analysis/index.ts';
export type { StoredArticle } from './articles.ts';
export { assemble, type RenderedParts } from './assemble.ts';
export * from './backup/index.ts';
export { type CheckStep, checkFile, type Fault } from './checking/index.ts';
export type { FileIdentity } from './database-files.ts';
export type { OutdatedArticle } from './drafts.ts';
export { type Export, type ExportKind, type ExportQueries, type ExportRows, isChangeLine } from './exporting/index.ts';
export type { FactName } from './facts.ts';
export { fileOf } from './file.ts';
export type { RevisionMoment } from './revisions.ts';
export type { ListedArticle } from './search/listed.ts';
export type { Durability } from './sqlite.ts';
export type { StoreOptions } from './store-options.ts';
export type { StoredTerm } from './terms.ts';
export type { Saved, SaveRequest } from './writing/articles.ts';
export type { GivenOutcome, Guess } from './writing/given.ts';
export type { ImportJob } from './writing/imports.ts';
export type { KeptReply, NamedRequest } from './writing/kept-replies.ts';
export type { Writer } from './writing/transaction.ts';

/** After how many milliseconds it is tried again to empty the write-ahead log. */
const AGAIN = 200;

type Work<Result> = (to: Writer) => Result | Promise<Result>;

/**
 * Opens the archive at this address, making and migrating it where need be.
 *
 * @param url `file:` and a path, absolute or from the working directory.
 * @throws one clear sentence where it cannot be opened.
 */
export function openStore(url: string, options: StoreOptions = {}) {
  const { workers = 2, deadline = 10_000, exports = 3, onProgress, onCommit, refresh = true } = options;
  const file = fileOf(url);
  const engine = openSqlite(file, options);
  if (options.urlPatterns) keepPatterns(engine.write, options.urlPatterns);
  const reading = openReading(engine);
  const writing = openWriter(engine);
  const pool =
    workers > 0
      ? openPool({ file, identity: engine.files.identity, workers, deadline, ...(onProgress && { onProgress }) })
      : null;
  const analyst = pool ?? inline(reading);
  const exporter = openExporter({ file, identity: engine.files.identity, most: exports, hasThreads: workers > 0 });
  const documents = documentReads(reading);
  const commits = watchCommits(reading);
  const id = drawId(engine.write);
  const origin = readOrigin(reading.db);
  let last: Promise<unknown> = Promise.resolve();
  let condensing: Promise<void> | null = null;
  let closing = false;
  let closed = false;

  async function transact<Result>(work: Work<Result>, keep: boolean): Promise<Result> {
    if (closed) throw new Error('The store is closed.');
    const pause = stepByStep();
    try {
      engine.begin();
      const result = await work(writing.writer);
      if (!keep) {
        engine.rollback();
        writing.forget();
        return result;
      }
      for (const _ of writing.settle()) await pause();
      engine.commit();
      store.changed();
      onCommit?.();
      condense();
      return result;
    } catch (error) {
      engine.rollback();
      writing.forget();
      engine.saveMisplaced();
      throw error;
    }
  }

  /** Takes what was erased out of the files of the archive, by and by; others write in between. */
  function condense(): void {
    if (condensing || closing || !writing.condense.isDue()) return;
    condensing = condenseAll().finally(() => {
      condensing = null;
    });
    // Where it cannot be done now, because another process writes for long, the next commit or start does it.
    condensing.catch(() => {});
  }

  async function condenseAll(): Promise<void> {
    while (!closing && writing.condense.isDue()) {
      for (let done = false; !done && !closing; ) done = await store.write(() => writing.condense.step());
      // Once nobody reads in it any more: at once, mostly. Closing does it, too.
      while (!closing && !engine.truncateLog()) await wait(AGAIN, undefined, { ref: false });
      if (!closing) await store.write(() => writing.condense.end());
    }
  }

  function take<Result>(work: Work<Result>, keep: boolean): Promise<Result> {
    const turn = last.then(() => transact(work, keep));
    last = turn.catch(() => {});
    return turn;
  }

  const store = {
    articles: articleReads(reading, analyst),
    entities: entityReads(reading, analyst),
    given: givenReads(reading),
    quotes: quoteReads(analyst),
    links: { ...linkReads(reading), ...hostReads(reading, analyst) },
    terms: termReads(reading),
    changes: { ...changeReads(reading), watch: commits.watch },
    keys: keyReads(reading),
    imports: importReads(reading),
    keptReplies: keptReplyReads(reading),
    tombstones: tombstoneReads(reading.db, reading.lookup.pageOf),
    drafts: draftReads(reading),
    statistics: statistics(analyst),
    /** Begins to give out everything that a query has. */
    export: exporter.open,

    /** Tells this archive from any other. */
    id,

    /** Tells its file from any other at the same path. */
    identity: engine.files.identity,

    /** Where its database is. */
    file,

    diskUse: () => diskUse(file),

    /** What is under way, and what waits. */
    load: () => ({ search: pool?.load() ?? { waiting: 0, running: 0 }, exports: exporter.count() }),

    /** The number of the last change: two equal ones mean that nothing changed between. */
    seq: (): number => reading.seq(),

    /** What it is a copy of; null where it is an archive of its own. */
    origin: async (): Promise<Origin | null> => origin(),

    /** @throws MisplacedDatabase if the files of the archive were removed or replaced. */
    verifyFiles: (): void => engine.files.verify(),

    fact: async (name: FactName): Promise<string | null> => readFact(reading.db, name)(),

    /**
     * The only way to change the archive: one transaction, all of it or nothing. Writes wait for each other.
     */
    write: <Result>(work: Work<Result>): Promise<Result> => take(work, true),

    /** The same, undone at its end: what would happen. */
    rehearse: <Result>(work: Work<Result>): Promise<Result> => take(work, false),

    /** Rebuilds what these checks prove; others write in between. */
    repair: (checks: readonly string[]): Promise<void> => repair(checks, writing.repairs, store.write),

    /** Waits until nothing of what was erased here is in the files of the archive any more. */
    erased: async (): Promise<void> => void (await condensing),

    /** Whether a document of these bytes (SHA-256) was saved before, as whichever revision. */
    hasDocument: async (sourceHash: string): Promise<boolean> => documents.has(sourceHash),

    /** The archive has been changed, here or by somebody else: what is kept of it need not wait to be asked to see that. */
    changed(): void {
      reading.changed();
      commits.changed();
      pool?.changed();
    },

    /** Lets the workers read the archive in, if it is not large: the first question of many articles need not wait for it. */
    prepare(): void {
      if (Number(readFact(reading.db, 'liveArticles')() ?? 0) < LARGE) pool?.start();
    },

    /** Waits for the writes under way and closes the database. */
    async close(): Promise<void> {
      closing = true;
      await last;
      if (closed) return;
      closed = true;
      commits.close();
      exporter.close();
      await analyst.close();
      engine.close();
    },
  };
  // Where it cannot be done now, because another process writes for long, the next start does it.
  if (refresh && writing.refresh.isDue()) refreshAll().catch(() => {});
  if (refresh) condense();
  return store;

  async function refreshAll(): Promise<void> {
    let done = await store.write(() => writing.refresh.begin());
    // Others write in between; closing does not wait for more than a batch.
    while (!done && !closing) done = await store.write(() => writing.refresh.step());
  }
}

export type Store = ReturnType<typeof openStore>;

function inline(reading: ReturnType<typeof openReading>): Analyst {
  const { answer } = analystOn(reading);
  return { ask: async (name, ...given) => answer(name, given), close: async () => {} };
}
