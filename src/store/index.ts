// Opens the store, the only access to the archive's database.

import type { MirrorSource } from '../model/archive/mirror-source.ts';
import { type QueryWorkers, queryRunner } from './analysis/index.ts';
import { articleReads } from './articles.ts';
import { changeReads } from './changes.ts';
import { watchCommits } from './commits.ts';
import { curatedReads } from './curated.ts';
import { documentReads } from './documents.ts';
import { draftReads } from './drafts.ts';
import { entityReads } from './entities.ts';
import { openExporter } from './exporting/index.ts';
import { fileOf } from './file.ts';
import { importReads } from './imports.ts';
import { keyReads } from './keys.ts';
import { hostReads } from './link-hosts.ts';
import { linkReads } from './links.ts';
import { drawId, type MetadataName, readMetadata } from './metadata.ts';
import { readMirrorSource } from './mirror-source.ts';
import { LARGE, openPool, SMALL } from './pool/pool.ts';
import { quoteReads } from './quotes.ts';
import { openReadContext } from './read-context.ts';
import { diskUse } from './size.ts';
import { openSqlite } from './sqlite.ts';
import { statisticsReads } from './statistics.ts';
import type { StoreOptions } from './store-options.ts';
import { storedResponseReads } from './stored-responses.ts';
import { termReads } from './terms.ts';
import { tombstoneReads } from './tombstones.ts';
import { openTransactions } from './transactions.ts';
import { prepareUnfinished } from './unfinished.ts';
import { keepPatterns } from './url-patterns.ts';

export type { AnalysedArticles, DiffQuery, EntityPage, FoundRelated } from './analysis/index.ts';
export type { StoredArticle } from './articles.ts';
export { assemble, type RenderedParts } from './assemble.ts';
export * from './backup/index.ts';
export { type CheckStep, checkFile, type Fault } from './checking/index.ts';
export type { FileIdentity } from './database-files.ts';
export type { OutdatedArticle } from './drafts.ts';
export { type Export, type ExportKind, type ExportQueries, type ExportRows, isChangeLine } from './exporting/index.ts';
export { fileOf } from './file.ts';
export type { MetadataName } from './metadata.ts';
export type { RevisionMoment } from './revisions.ts';
export type { ArticleListRow } from './search/list-row.ts';
export type { Durability } from './sqlite.ts';
export type { StoreOptions } from './store-options.ts';
export type { StoredTerm } from './terms.ts';
export type { Saved, SaveRequest } from './writing/articles.ts';
export type { CuratedOutcome, Guess } from './writing/curated.ts';
export type { ImportJob } from './writing/imports.ts';
export type { IdempotentRequest, StoredResponse } from './writing/stored-responses.ts';
export type { WriteTransaction } from './writing/transaction.ts';

/**
 * Opens the archive at this address; creates and migrates it if needed.
 *
 * @param url `file:` and a path, absolute or relative to the working directory.
 * @throws Error with one clear sentence if the archive cannot be opened.
 */
export function openStore(url: string, options: StoreOptions = {}) {
  const { workers = 2, deadline = 10_000, exports = 3, onProgress, onCommit, rebuild: refresh = true } = options;
  const file = fileOf(url);
  const engine = openSqlite(file, options);
  if (options.urlPatterns) keepPatterns(engine.write, options.urlPatterns);
  const reading = openReadContext(engine);
  const comeAndGo = () => reading.liveCount() < SMALL;
  const { identity } = engine.files;
  const pool =
    workers > 0 ? openPool({ file, identity, workers, deadline, comeAndGo, ...(onProgress && { onProgress }) }) : null;
  const analyst = pool ?? inline(reading);
  const exporter = openExporter({ file, identity: engine.files.identity, most: exports, hasThreads: workers > 0 });
  const documents = documentReads(reading);
  const commits = watchCommits(reading);
  const id = drawId(engine.write);
  const origin = readMirrorSource(reading.db);
  const transactions = openTransactions(engine, () => {
    store.changed();
    onCommit?.();
  });
  let closed = false;

  const store = {
    articles: articleReads(reading, analyst),
    entities: entityReads(reading, analyst),
    curated: curatedReads(reading),
    quotes: quoteReads(analyst),
    links: { ...linkReads(reading), ...hostReads(reading, analyst) },
    terms: termReads(reading),
    changes: { ...changeReads(reading), watch: commits.watch },
    keys: keyReads(reading),
    imports: importReads(reading),
    storedResponses: storedResponseReads(reading),
    tombstones: tombstoneReads(reading.db, reading.lookup.pageOf),
    drafts: draftReads(reading),
    statistics: statisticsReads(analyst),
    /** Starts an export of all rows of a query. */
    export: exporter.open,

    /** Identifies this archive. */
    id,

    /** Identifies the database file, in case another one replaces it at the same path. */
    identity: engine.files.identity,

    /** The path of the database. */
    file,

    diskUse: () => diskUse(file),

    /** The number of running and waiting queries, and of running exports. */
    load: () => ({ search: pool?.load() ?? { waiting: 0, running: 0 }, exports: exporter.count() }),

    /** The number of the last change: if it is equal at two moments, nothing changed in between. */
    seq: (): number => reading.seq(),

    /** The source that this archive mirrors; null if it is not a mirror. */
    mirrorSource: async (): Promise<MirrorSource | null> => origin(),

    /** @throws MisplacedDatabase if the files of the archive were removed or replaced. */
    verifyFiles: (): void => engine.files.verify(),

    metadata: async (name: MetadataName): Promise<string | null> => readMetadata(reading.db, name)(),

    /**
     * Changes the archive in one transaction, all of it or nothing. Writes run one at a time; batches yield to single
     * changes.
     */
    write: transactions.write,

    /** Runs the same work and rolls it back, to show what would happen. */
    dryRun: transactions.rehearse,

    /** Whether a single change waits for the running transaction; a batch then ends as soon as it can. */
    isAwaited: transactions.isAwaited,

    /** Whether a write is running or waiting. */
    isWriting: transactions.isBusy,

    /** Whether upkeep or interrupted work waits for a writer. */
    hasUnfinished: (): boolean => prepareUnfinished(reading.db)(),

    /** Rebuilds the data that these checks verify; other writes run in between. */
    repair: transactions.repair,

    /** Waits until no erased data remains in the files of the archive. */
    erased: transactions.erased,

    /** Whether a document with these bytes (SHA-256) was saved before, as any revision. */
    hasDocument: async (sourceHash: string): Promise<boolean> => documents.has(sourceHash),

    /** The number of running query workers. */
    workers: (): number => pool?.size() ?? 0,

    /** Announces a commit of this or another process, so that caches are refreshed before the next query. */
    changed(): void {
      reading.changed();
      commits.changed();
      pool?.changed();
    },

    /**
     * Lets the query workers load the archive, so that the first query does not wait for it. Does nothing if the
     * archive is so large that loading is costly, or so small that it is quick.
     */
    prepare(): void {
      const articles = reading.liveCount();
      if (articles >= SMALL && articles < LARGE) pool?.start();
    },

    /** Waits for running writes and closes the database. */
    async close(): Promise<void> {
      await transactions.close();
      if (closed) return;
      closed = true;
      commits.close();
      exporter.close();
      await analyst.close();
      engine.close();
    },
  };
  if (refresh) transactions.maintain();
  return store;
}

export type Store = ReturnType<typeof openStore>;

function inline(reading: ReturnType<typeof openReadContext>): QueryWorkers {
  const { answer } = queryRunner(reading);
  return { query: async (name, ...given) => answer(name, given), close: async () => {} };
}
