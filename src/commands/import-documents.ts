// Importing documents: read, enriched and saved in batches; what becomes of each is a result, never an exception.

import { loadSurnames } from '../enrich/identity/index.ts';
import type { DocumentRejection, RejectedPart } from '../ingest/index.ts';
import type { ParsedDocument } from '../model/article/draft.ts';
import { sha256 } from '../model/id/id.ts';
import { MAX_DOCUMENT_BYTES } from '../model/import/document.ts';
import type { OnDuplicate } from '../model/import/import.ts';
import { systemErrorReason } from '../model/problem/system-error.ts';
import { formatInstant } from '../model/text/instant.ts';
import type { Store, WriteTransaction } from '../store/index.ts';
import { stepByStep } from '../threads.ts';
import { DryRun } from './dry-run.ts';
import type { EnrichedReading, Enricher } from './enrichment/enricher.ts';
import { type DocumentOutcome, DUPLICATE } from './import-item.ts';
import { loadCuratedEntities } from './load-curated-entities.ts';
import { mapInOrder } from './map-in-order.ts';
import { type Surnames, saveArticle } from './save-article.ts';

/** A document to be read when its turn comes. */
export interface FoundDocument {
  name: string;
  /** What it says of itself, where it does; otherwise its name tells its format. */
  contentType?: string;
  /** Where it is a line of a file: its problems are told to be there. */
  line?: number;
  /** Where its source goes on after it, for `commit`. */
  after?: unknown;
  read: () => Promise<Uint8Array | Unread>;
}

/** Why a document is rejected before it is parsed. */
export type Unread = { tooLarge: number } | { rejection: DocumentRejection };

export interface ImportReport {
  created: number;
  revised: number;
  unchanged: number;
  rejected: number;
  warnings: number;
}

export interface ImportOptions {
  /** Reads and enriches; it is not closed here. */
  enricher: Enricher;
  now: () => Date;
  /** Nothing is written; outcomes are what they would be. */
  dryRun?: boolean;
  /** What is done where the article of a document is here already. Default: a revision, if it changed. */
  onDuplicate?: OnDuplicate;
  /** Documents of one transaction: what a crash can cost at most. */
  batchSize?: number;
  /** Called for each document, in order, once its outcome is certain. */
  onItem?: (item: DocumentOutcome) => void;
  /**
   * Called with each batch, in its transaction (of a dry run: in one of its own), and with the `after` of its last
   * document. What it throws undoes the batch and ends the import.
   */
  commit?: (to: WriteTransaction, items: DocumentOutcome[], after: unknown) => void;
  /** Called after each batch that is saved. */
  onBatch?: () => void;
  /** Stops between two batches. */
  signal?: AbortSignal;
}

/** Small enough that the write lock is held for a fraction of a second. */
const BATCH = 100;
/** Bytes of documents after which a batch is full, whatever their number; and of those at most that are at hand before it. */
const BATCH_BYTES = 8 * 1024 ** 2;

/** What became of a document before it was enriched: its bytes, where there is something to enrich. */
interface Loaded {
  document: string;
  found: FoundDocument;
  bytes: Uint8Array | null;
  rejection: DocumentOutcome['problem'] | null;
}

interface Prepared {
  document: string;
  found: FoundDocument;
  size: number;
  rejection: DocumentOutcome['problem'] | null;
  articles: (EnrichedReading | RejectedPart)[];
}

/** Imports any number of documents, in order. @throws only where the archive itself fails. */
export async function importDocuments(
  store: Store,
  documents: AsyncIterable<FoundDocument>,
  options: ImportOptions,
): Promise<ImportReport> {
  const { enricher, onItem = () => {}, batchSize = BATCH, commit, onDuplicate = 'revise', signal } = options;
  await loadCuratedEntities(store, enricher);
  const report: ImportReport = { created: 0, revised: 0, unchanged: 0, rejected: 0, warnings: 0 };
  const rehearsal = options.dryRun ? new DryRun(onDuplicate) : null;
  let batch: Prepared[] = [];
  let size = 0;
  /** Of the batch, in the last transaction. */
  let done = 0;

  const knowledge = { surnames: loadSurnames() };
  /** The batch, or as much of it as is saved before a single change waits. */
  const save = async (to: WriteTransaction) => {
    done = 0;
    const saved: SavedItem[] = [];
    const pause = stepByStep();
    for (const prepared of batch) {
      saved.push(...saveAll(to, prepared, { now: options.now(), onDuplicate }, knowledge));
      done++;
      // Whoever reads meanwhile waits for one document, not for all.
      await pause();
      if (store.isAwaited()) break;
    }
    return saved;
  };

  const saveSome = async () => {
    const after = () => batch[done - 1]?.found.after;
    let items: DocumentOutcome[];
    if (rehearsal) {
      const saved = await store.dryRun(save, 'batch');
      items = saved.map(({ item, reading }) => (reading ? rehearsal.correct(item, reading) : item));
      if (commit) await store.write((to) => commit(to, items, after()), 'batch');
    } else {
      items = await store.write(async (to) => {
        const saved = (await save(to)).map(({ item }) => item);
        commit?.(to, saved, after());
        return saved;
      }, 'batch');
    }
    batch = batch.slice(done);
    options.onBatch?.();
    for (const item of items) {
      report[item.outcome]++;
      report.warnings += item.warnings.length;
      onItem(item);
    }
  };

  const flush = async () => {
    while (batch.length > 0) await saveSome();
    size = 0;
  };

  const prepared = mapInOrder(load(store, documents), (loaded) => prepare(loaded, enricher), {
    most: enricher.width,
    weightOf: ({ bytes }) => bytes?.byteLength ?? 0,
    heaviest: BATCH_BYTES,
  });
  for await (const one of prepared) {
    if (signal?.aborted) break;
    batch.push(one);
    size += one.size;
    if (batch.length >= batchSize || size >= BATCH_BYTES) await flush();
  }
  await flush();
  return report;
}

async function* load(store: Store, documents: AsyncIterable<FoundDocument>): AsyncGenerator<Loaded> {
  for await (const found of documents) {
    const { name: document, read } = found;
    let bytes: Uint8Array | Unread;
    try {
      bytes = await read();
    } catch (error) {
      const message = `It cannot be read: ${systemErrorReason(error)}.`;
      yield { document, found, bytes: null, rejection: at(found, { code: 'unreadable', message }) };
      continue;
    }
    if ('rejection' in bytes) {
      yield { document, found, bytes: null, rejection: at(found, bytes.rejection) };
      continue;
    }
    if ('tooLarge' in bytes) {
      const [size, most] = [bytes.tooLarge, MAX_DOCUMENT_BYTES].map((count) => (count / 1024 ** 2).toFixed(1));
      const message = `The file has ${size} MB; the limit of a document is ${most} MB. Split it.`;
      yield { document, found, bytes: null, rejection: at(found, { code: 'too-large', message }) };
      continue;
    }
    // The same bytes were read before: nothing they say can be new.
    const isKnown = await store.hasDocument(sha256(bytes));
    yield { document, found, bytes: isKnown ? null : bytes, rejection: null };
  }
}

/** Of a line of a file only that line is known to its owner. */
function at<Told extends object>({ line }: FoundDocument, told: Told): Told & { line?: number } {
  return line === undefined ? told : { ...told, line };
}

async function prepare({ document, found, bytes, rejection }: Loaded, enricher: Enricher): Promise<Prepared> {
  if (!bytes) return { document, found, size: 0, rejection, articles: [] };
  const { contentType } = found;
  const result = await enricher.read({ name: document, bytes, ...(contentType !== undefined && { contentType }) });
  const size = bytes.byteLength;
  if (!result.ok) return { document, found, size, rejection: at(found, result.rejection), articles: [] };
  return { document, found, size, rejection: null, articles: result.articles };
}

interface SavedItem {
  item: DocumentOutcome;
  reading?: ParsedDocument;
}

function saveAll(
  to: WriteTransaction,
  prepared: Prepared,
  { now, onDuplicate }: { now: Date; onDuplicate: OnDuplicate },
  knowledge: Surnames,
): SavedItem[] {
  const { document: name, found, rejection, articles } = prepared;
  const rejected = (
    problem: NonNullable<DocumentOutcome['problem']>,
    about: Partial<DocumentOutcome> = {},
  ): SavedItem => ({
    item: { document: name, outcome: 'rejected', warnings: [], ...about, problem: at(found, problem) },
  });
  if (rejection) return [rejected(rejection)];
  if (articles.length === 0) {
    if (onDuplicate === 'error') return [rejected(DUPLICATE)];
    return [{ item: { document: name, outcome: 'unchanged', warnings: [] } }];
  }
  return articles.map((article): SavedItem => {
    if ('rejection' in article) return rejected(article.rejection, { document: `${name}${article.part}` });
    const { reading, findings } = article;
    const { draft, importer, sourceHash, part = '' } = reading;
    const document = `${name}${part}`;
    const { title } = draft;
    const warnings = reading.warnings.map((warning) => at(found, warning));
    const tombstone = to.tombstoneOf(draft);
    if (tombstone) {
      const problem = { code: 'article-withdrawn', message: 'This article was in the archive and has been withdrawn.' };
      // What is erased stays so: not even its title is kept.
      return rejected(problem, {
        document,
        id: tombstone.id,
        ...(tombstone.erasedAt === undefined && { title, warnings }),
      });
    }
    const known = onDuplicate === 'revise' ? null : to.articleOf(draft);
    if (known && onDuplicate === 'error') return rejected(DUPLICATE, { document, ...known, title, warnings });
    if (known) return { item: { document, outcome: 'unchanged', ...known, title, warnings } };
    const request = { draft, findings, importer, sourceHash, warnings: reading.warnings, at: formatInstant(now) };
    const saved = saveArticle(to, request, knowledge);
    return { item: { document, ...saved, title, warnings }, reading };
  });
}
