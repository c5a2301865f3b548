// Enriches again, in batches, articles that another version of this program enriched; no revisions are created.

import { loadSurnames } from '../enrich/identity/index.ts';
import type { Findings } from '../model/article/findings.ts';
import { formatInstant } from '../model/text/instant.ts';
import type { OutdatedArticle, Store, WriteTransaction } from '../store/index.ts';
import { stepByStep } from '../threads.ts';
import type { Enricher } from './enrichment/enricher.ts';
import { loadCuratedEntities } from './load-curated-entities.ts';
import { mapInOrder } from './map-in-order.ts';
import { linkAgain, renewArticle } from './save-article.ts';

export interface ReenrichItem {
  id: string;
  title: string;
  /** `passed`: the article was revised in the meantime, which enriched it. */
  outcome: 'enriched' | 'passed' | 'failed';
  /** Why it failed. */
  problem?: { code: string; message: string };
}

export interface ReenrichReport {
  enriched: number;
  passed: number;
  failed: number;
  /** Number of articles whose links changed because of other articles. */
  relinked: number;
}

export interface ReenrichOptions {
  enricher: Enricher;
  now: () => Date;
  /** Whether to include articles that this version enriched. */
  all?: boolean;
  /** Articles per transaction. */
  batchSize?: number;
  onStart?: (articles: number) => void;
  /** Called for each article, in order, once its outcome is final. */
  onItem?: (item: ReenrichItem) => void;
  /** Stops between two batches. */
  signal?: AbortSignal;
}

const BATCH = 100;
/** Characters of text that fill a batch regardless of its number of articles, and the maximum held in memory before it. */
const BATCH_SIZE = 4 * 1024 ** 2;

interface Again {
  article: OutdatedArticle;
  size: number;
  published: string | null;
  findings: Findings | null;
  problem?: ReenrichItem['problem'];
}

/**
 * Processes articles in order of publication. Completed batches are kept and skipped by the next run.
 *
 * @throws if the archive itself fails, or nothing can be enriched at all.
 */
export async function reenrich(store: Store, options: ReenrichOptions): Promise<ReenrichReport> {
  const { enricher, onItem = () => {}, batchSize = BATCH, signal } = options;
  await loadCuratedEntities(store, enricher);
  const { extractor } = await enricher.ready();
  const except = options.all ? null : extractor;
  const knowledge = { surnames: loadSurnames() };
  const report: ReenrichReport = { enriched: 0, passed: 0, failed: 0, relinked: 0 };
  options.onStart?.(await store.drafts.countOutdated(except));
  let batch: Again[] = [];
  let size = 0;

  const renew = (to: WriteTransaction, { article, published, findings, problem }: Again): ReenrichItem => {
    const { key, id, title } = article;
    if (problem) return { id, title, outcome: 'failed', problem };
    const current = to.current(key);
    if (!findings || current?.id !== id || current.revision !== article.revision)
      return { id, title, outcome: 'passed' };
    renewArticle(to, { key, published }, findings, formatInstant(options.now()), knowledge);
    return { id, title, outcome: 'enriched' };
  };

  const flush = async () => {
    if (batch.length === 0) return;
    const items = await store.write(async (to) => {
      // Other articles may depend on the old findings, so all are linked again at the end, in this run or a later one.
      to.setMetadata('relinked', 'none');
      const pause = stepByStep();
      const items: ReenrichItem[] = [];
      for (const one of batch) {
        items.push(renew(to, one));
        await pause();
      }
      return items;
    });
    batch = [];
    size = 0;
    for (const item of items) {
      report[item.outcome]++;
      onItem(item);
    }
  };

  const again = mapInOrder(outdated(store, except), (loaded) => enrichAgain(loaded, enricher), {
    most: enricher.width,
    weightOf: (loaded) => loaded.draft?.text.length ?? 0,
    heaviest: BATCH_SIZE,
  });
  for await (const one of again) {
    if (signal?.aborted) break;
    batch.push(one);
    size += one.size;
    if (batch.length >= batchSize || size >= BATCH_SIZE) await flush();
  }
  await flush();
  report.relinked = await relinkAll(store, options, knowledge);
  return report;
}

type Loaded = { article: OutdatedArticle; draft: Awaited<ReturnType<Store['drafts']['find']>> };

async function* outdated(store: Store, except: string | null): AsyncGenerator<Loaded> {
  let after: number | null = null;
  for (;;) {
    const found: OutdatedArticle[] = await store.drafts.outdated(except, after, BATCH);
    for (const article of found) yield { article, draft: await store.drafts.find(article.key) };
    const last = found.at(-1);
    if (!last) return;
    after = last.key;
  }
}

async function enrichAgain({ article, draft }: Loaded, enricher: Enricher): Promise<Again> {
  if (!draft) return { article, size: 0, published: null, findings: null };
  const size = draft.text.length;
  const published = draft.published?.at ?? null;
  const outcome = await enricher.enrich(draft);
  if (!outcome.ok) return { article, size, published, findings: null, problem: outcome.rejection };
  return { article, size, published, findings: outcome.findings };
}

/** Links all articles again once their findings are current. Resumes where it was cut off. */
async function relinkAll(
  store: Store,
  { now, batchSize = BATCH, signal }: ReenrichOptions,
  knowledge: { surnames: ReadonlySet<string> },
): Promise<number> {
  let relinked = 0;
  for (;;) {
    const fact = (await store.metadata('relinked')) ?? 'all';
    if (fact === 'all' || signal?.aborted) return relinked;
    const keys = await store.drafts.keys(fact === 'none' ? null : Number(fact), batchSize);
    relinked += await store.write(async (to) => {
      const pause = stepByStep();
      let changed = 0;
      for (const key of keys) {
        if (linkAgain(to, key, formatInstant(now()), knowledge)) changed++;
        await pause();
      }
      to.setMetadata('relinked', String(keys.at(-1) ?? 'all'));
      return changed;
    });
  }
}
