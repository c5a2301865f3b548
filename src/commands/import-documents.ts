// Imports documents in batches; the outcome of each is a result, never an exception.

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

/** A document that is read when its turn comes. */
export interface FoundDocument {
  name: string;
  /** The declared media type, if any; without it, the file name determines the format. */
  contentType?: string;
  /** Line number in a file of many documents, for reported problems. */
  line?: number;
  /** Position after this document in its source, for `commit`. */
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
  /** The caller closes it. */
  enricher: Enricher;
  now: () => Date;
  /** Writes nothing; outcomes are those of a real run. */
  dryRun?: boolean;
  /** How documents of existing articles are handled. Default: a new revision if the article changed. */
  onDuplicate?: OnDuplicate;
  /** Documents per transaction: the most that a crash can lose. */
  batchSize?: number;
  /** Called for each document, in order, once its outcome is final. */
  onItem?: (item: DocumentOutcome) => void;
  /**
   * Called with each batch in its transaction (in a dry run: in a separate one) and with the `after` of its last document. An
   * exception rolls the batch back and ends the import.
   */
  commit?: (to: WriteTransaction, items: DocumentOutcome[], after: unknown) => void;
  /** Called after each saved batch. */
  onBatch?: () => void;
  /** Stops between two batches. */
  signal?: AbortSignal;
}

/** Small enough to hold the write lock only for a fraction of a second. */
const BATCH = 100;
/** Bytes of documents that fill a batch regardless of their number, and the maximum held in memory before it. */
const BATCH_BYTES = 8 * 1024 ** 2;

/** A document before enrichment; `bytes` is null if there is nothing to enrich. */
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

/** Imports any number of documents, in order. @throws only if the archive itself fails. */
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
  /** Documents of the batch saved by the last transaction. */
  let done = 0;

  const knowledge = { surnames: loadSurnames() };
  /** Saves the batch, or stops early if another write is waiting. */
  const save = async (to: WriteTransaction) => {
    done = 0;
    const saved: SavedItem[] = [];
    const pause = stepByStep();
    for (const prepared of batch) {
      saved.push(...saveAll(to, prepared, { now: options.now(), onDuplicate }, knowledge));
      done++;
      // Other work of this thread waits for one document, not for the batch.
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
    // The same bytes were imported before, so they contain nothing new.
    const isKnown = await store.hasDocument(sha256(bytes));
    yield { document, found, bytes: isKnown ? null : bytes, rejection: null };
  }
}

/** Reports the line of the file for a document that is one of its lines, instead of a line within the document. */
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
      // Erased articles stay erased: not even the title is stored.
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
