// Importing documents: read, enriched and saved in batches; what becomes of each is a result, never an exception.

import { loadSurnames } from '../enrich/identity/index.ts';
import { MAX_DOCUMENT_BYTES } from '../model/document.ts';
import type { Reading, Warning } from '../model/draft.ts';
import { sha256 } from '../model/id.ts';
import type { Store, Writer } from '../store/index.ts';
import { stepByStep } from '../threads.ts';
import type { EnrichedReading, Enricher } from './enrichment/enricher.ts';
import { tellGiven } from './given.ts';
import { inOrder } from './in-order.ts';
import { instant } from './instant.ts';
import { type Surnames, saveArticle } from './save-article.ts';

/** A document to be read when its turn comes. */
export interface FoundDocument {
  name: string;
  read: () => Promise<Uint8Array | { tooLarge: number }>;
}

export interface ImportItem {
  document: string;
  outcome: 'created' | 'revised' | 'unchanged' | 'rejected';
  /** Of the article, where there is one. */
  id?: string;
  title?: string;
  revision?: number;
  warnings: Warning[];
  /** Why it was rejected. */
  problem?: { code: string; message: string; line?: number };
}

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
  /** Documents of one transaction: what a crash can cost at most. */
  batchSize?: number;
  /** Called for each document, in order, once its outcome is certain. */
  onItem?: (item: ImportItem) => void;
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
  bytes: Uint8Array | null;
  rejection: ImportItem['problem'] | null;
}

interface Prepared {
  document: string;
  size: number;
  rejection: ImportItem['problem'] | null;
  articles: EnrichedReading[];
}

/** Imports any number of documents, in order. @throws only where the archive itself fails. */
export async function importDocuments(
  store: Store,
  documents: AsyncIterable<FoundDocument>,
  options: ImportOptions,
): Promise<ImportReport> {
  const { enricher, onItem = () => {}, batchSize = BATCH, signal } = options;
  await tellGiven(store, enricher);
  const report: ImportReport = { created: 0, revised: 0, unchanged: 0, rejected: 0, warnings: 0 };
  const rehearsal = options.dryRun ? new Rehearsal() : null;
  let batch: Prepared[] = [];
  let size = 0;

  const knowledge = { surnames: loadSurnames() };
  const save = async (to: Writer) => {
    const saved: SavedItem[] = [];
    const pause = stepByStep();
    for (const prepared of batch) {
      saved.push(...saveAll(to, prepared, options.now(), knowledge));
      // Whoever reads meanwhile waits for one document, not for all.
      await pause();
    }
    return saved;
  };

  const flush = async () => {
    if (batch.length === 0) return;
    const saved = rehearsal ? await store.rehearse(save) : await store.write(save);
    batch = [];
    size = 0;
    const items = saved.map(({ item, reading }) => (rehearsal && reading ? rehearsal.correct(item, reading) : item));
    for (const item of items) {
      report[item.outcome]++;
      report.warnings += item.warnings.length;
      onItem(item);
    }
  };

  const prepared = inOrder(load(store, documents), (loaded) => prepare(loaded, enricher), {
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
  for await (const { name: document, read } of documents) {
    let bytes: Uint8Array | { tooLarge: number };
    try {
      bytes = await read();
    } catch (error) {
      const message = `The file cannot be read: ${(error as Error).message}.`;
      yield { document, bytes: null, rejection: { code: 'unreadable', message } };
      continue;
    }
    if ('tooLarge' in bytes) {
      const [size, most] = [bytes.tooLarge, MAX_DOCUMENT_BYTES].map((count) => (count / 1024 ** 2).toFixed(1));
      const message = `The file has ${size} MB; a document may have ${most} MB. Split it.`;
      yield { document, bytes: null, rejection: { code: 'too-large', message } };
      continue;
    }
    // The same bytes were read before: nothing they say can be new.
    const isKnown = await store.hasDocument(sha256(bytes));
    yield { document, bytes: isKnown ? null : bytes, rejection: null };
  }
}

async function prepare({ document, bytes, rejection }: Loaded, enricher: Enricher): Promise<Prepared> {
  if (!bytes) return { document, size: 0, rejection, articles: [] };
  const result = await enricher.read({ name: document, bytes });
  const size = bytes.byteLength;
  if (!result.ok) return { document, size, rejection: result.rejection, articles: [] };
  return { document, size, rejection: null, articles: result.articles };
}

interface SavedItem {
  item: ImportItem;
  reading?: Reading;
}

function saveAll(to: Writer, prepared: Prepared, now: Date, knowledge: Surnames): SavedItem[] {
  const { document, rejection, articles } = prepared;
  if (rejection) return [{ item: { document, outcome: 'rejected', warnings: [], problem: rejection } }];
  if (articles.length === 0) return [{ item: { document, outcome: 'unchanged', warnings: [] } }];
  return articles.map(({ reading, findings }): SavedItem => {
    const { draft, warnings, importer, sourceHash } = reading;
    if (to.tombstoneOf(draft)) {
      const problem = { code: 'article-withdrawn', message: 'This article was in the archive and has been withdrawn.' };
      return { item: { document, outcome: 'rejected', title: draft.title, warnings, problem } };
    }
    const request = { draft, findings, importer, sourceHash, warnings, at: instant(now) };
    const saved = saveArticle(to, request, knowledge);
    return { item: { document, ...saved, title: draft.title, warnings }, reading };
  });
}

/** Outcomes of a dry run, whose batches do not see each other: what one of them would have saved, the next must know. */
class Rehearsal {
  readonly #articles = new Map<string, { revision: number; versions: Set<string> }>();

  correct(item: ImportItem, { sourceHash, draft }: Reading): ImportItem {
    const { id = '', revision = 0, outcome } = item;
    const before = outcome === 'unchanged' ? revision : revision - 1;
    const article = this.#articles.get(id) ?? { revision: before, versions: new Set() };
    this.#articles.set(id, article);
    const version = [sourceHash, sha256(JSON.stringify(draft))];
    if (outcome === 'unchanged' || version.some((hash) => article.versions.has(hash))) {
      return { ...item, outcome: 'unchanged', revision: article.revision };
    }
    for (const hash of version) article.versions.add(hash);
    article.revision++;
    return { ...item, outcome: article.revision === 1 ? 'created' : 'revised', revision: article.revision };
  }
}
