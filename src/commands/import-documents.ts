// Importing documents: read, enriched and saved in batches; what becomes of each is a result, never an exception.

import { enrich, type Knowledge } from '../enrich/index.ts';
import { MAX_DOCUMENT_BYTES, read } from '../ingest/index.ts';
import type { Reading, Warning } from '../model/draft.ts';
import type { Findings } from '../model/findings.ts';
import { sha256 } from '../model/id.ts';
import type { Store, Writer } from '../store/index.ts';
import { saveArticle } from './save-article.ts';

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
  knowledge: Knowledge;
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

interface Prepared {
  document: string;
  sourceHash: string | null;
  rejection: ImportItem['problem'] | null;
  articles: { reading: Reading; findings: Findings }[];
}

/** Imports any number of documents, in order. @throws only where the archive itself fails. */
export async function importDocuments(
  store: Store,
  documents: AsyncIterable<FoundDocument>,
  options: ImportOptions,
): Promise<ImportReport> {
  const { onItem = () => {}, batchSize = BATCH, signal } = options;
  const report: ImportReport = { created: 0, revised: 0, unchanged: 0, rejected: 0, warnings: 0 };
  const rehearsal = options.dryRun ? new Rehearsal() : null;
  let batch: Prepared[] = [];

  const flush = async () => {
    if (batch.length === 0) return;
    const prepared = batch;
    batch = [];
    const save = (to: Writer) => prepared.flatMap((one) => saveAll(to, one, options));
    const saved = rehearsal ? await store.rehearse(save) : await store.write(save);
    const items = saved.map(({ item, reading }) => (rehearsal && reading ? rehearsal.correct(item, reading) : item));
    for (const item of items) {
      report[item.outcome]++;
      report.warnings += item.warnings.length;
      onItem(item);
    }
  };

  for await (const document of documents) {
    if (signal?.aborted) break;
    batch.push(await prepare(store, document, options.knowledge));
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return report;
}

async function prepare(store: Store, document: FoundDocument, knowledge: Knowledge): Promise<Prepared> {
  const reject = (problem: NonNullable<ImportItem['problem']>, sourceHash: string | null = null): Prepared => ({
    document: document.name,
    sourceHash,
    rejection: problem,
    articles: [],
  });
  let bytes: Uint8Array | { tooLarge: number };
  try {
    bytes = await document.read();
  } catch (error) {
    return reject({ code: 'unreadable', message: `The file cannot be read: ${(error as Error).message}.` });
  }
  if ('tooLarge' in bytes) {
    const [size, most] = [bytes.tooLarge, MAX_DOCUMENT_BYTES].map((count) => (count / 1024 ** 2).toFixed(1));
    return reject({ code: 'too-large', message: `The file has ${size} MB; a document may have ${most} MB. Split it.` });
  }
  const sourceHash = sha256(bytes);
  // The same bytes were read before: nothing they say can be new.
  if (await store.hasDocument(sourceHash)) {
    return { document: document.name, sourceHash, rejection: null, articles: [] };
  }
  const result = read({ name: document.name, bytes });
  if (!result.ok) return reject(result.rejection, sourceHash);
  const articles = result.readings.map((reading) => ({ reading, findings: enrich(reading.draft, knowledge) }));
  return { document: document.name, sourceHash, rejection: null, articles };
}

interface SavedItem {
  item: ImportItem;
  reading?: Reading;
}

function saveAll(to: Writer, prepared: Prepared, { knowledge, now }: ImportOptions): SavedItem[] {
  const { document, rejection, articles } = prepared;
  if (rejection) return [{ item: { document, outcome: 'rejected', warnings: [], problem: rejection } }];
  if (articles.length === 0) return [{ item: { document, outcome: 'unchanged', warnings: [] } }];
  return articles.map(({ reading, findings }) => {
    const { draft, warnings, importer, sourceHash } = reading;
    const request = { draft, findings, importer, sourceHash, warnings, at: instant(now()) };
    const saved = saveArticle(to, request, knowledge);
    return { item: { document, ...saved, title: draft.title, warnings }, reading };
  });
}

/** Whole seconds: what HTTP dates can say. */
function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
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
