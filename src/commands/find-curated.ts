// Enriches and links again the articles that may name curated entities.

import { versionWithCurated, versionWithoutCurated } from '../enrich/curated/index.ts';
import { loadSurnames, surnameKey } from '../enrich/identity/index.ts';
import type { Findings, FoundEntity } from '../model/article/findings.ts';
import type { CuratedEntity } from '../model/entity/curated-entity.ts';
import { formatInstant } from '../model/text/instant.ts';
import type { Store, WriteTransaction } from '../store/index.ts';
import { stepByStep } from '../threads.ts';
import type { Enricher } from './enrichment/enricher.ts';
import { loadCuratedEntities } from './load-curated-entities.ts';
import { mapInOrder } from './map-in-order.ts';
import { reconsider, renewArticle } from './save-article.ts';

/** Entities per transaction, and articles per transaction. */
const BATCH = 1_000;
const ARTICLES = 100;
/** Maximum characters of text held in memory. */
const HEAVIEST = 4 * 1024 ** 2;

export interface FindCuratedOptions {
  /** The caller closes it. */
  enricher: Enricher;
  now: () => Date;
  /** Called with the number of processed articles and their total. */
  onArticle?: (done: number, all: number) => void;
  /** Stops between two batches; another run resumes. */
  signal?: AbortSignal;
}

export interface FoundCurated {
  /** Number of articles enriched again; in a dry run, the number to be checked. */
  articles: number;
  /** Number of those that failed. */
  failed: number;
  /** Number of extracted entities that were merged into these. */
  merged: number;
}

export interface AffectedEntity {
  /** Version of all curated entities before this import. */
  before: string;
  entities: readonly CuratedEntity[];
  guesses: ReadonlyMap<string, string>;
  concerned: ReadonlySet<number>;
}

/** Looks for curated entities in the articles that may name them, and merges extracted entities that these replace. */
export async function findCurated(
  store: Store,
  { before, entities, guesses, concerned }: AffectedEntity,
  options: FindCuratedOptions,
): Promise<FoundCurated> {
  const { enricher, onArticle = () => {}, signal } = options;
  const knowledge = { surnames: loadSurnames() };
  const done = { articles: 0, failed: 0, merged: 0 };
  if (entities.length === 0) return done;
  await loadCuratedEntities(store, enricher);
  const { extractor } = await enricher.ready();

  let count = 0;
  let batch: Again[] = [];
  const flush = async () => {
    await store.write(async (to) => {
      const pause = stepByStep();
      for (const again of batch) {
        if (renew(to, again, formatInstant(options.now()), knowledge)) done.articles++;
        await pause();
      }
    });
    batch = [];
  };
  const again = mapInOrder(outdated(store, concerned, extractor), (one) => enrichAgain(one, enricher), {
    most: enricher.width,
    weightOf: ({ draft }) => draft.text.length,
    heaviest: HEAVIEST,
  });
  for await (const one of again) {
    if (signal?.aborted) break;
    if (!one.findings) done.failed++;
    batch.push(one);
    onArticle(++count, concerned.size);
    if (batch.length >= ARTICLES) await flush();
  }
  await flush();
  if (signal?.aborted) return done;

  // Surnames without first names may mean these persons; one person per surname is enough to check all.
  const persons = entities.filter(({ type }) => type === 'person').map(foundOf);
  const families = [...new Map(persons.map((person) => [person.familyKey, person])).values()];
  for (let from = 0; from < families.length && !signal?.aborted; from += BATCH) {
    await store.write(async (to) => {
      const pause = stepByStep();
      for (const person of families.slice(from, from + BATCH)) {
        reconsider(to, person, formatInstant(options.now()), knowledge);
        await pause();
      }
    });
  }
  await store.write((to) => {
    for (const [id, into] of guesses) if (to.merge(id, into, formatInstant(options.now()))) done.merged++;
    if (done.failed === 0) to.resign(versionWithCurated(versionWithoutCurated(extractor), before), extractor);
  });
  return done;
}

type Draft = NonNullable<Awaited<ReturnType<Store['drafts']['find']>>>;

interface Outdated {
  key: number;
  draft: Draft;
  revision: number;
}

interface Again extends Outdated {
  findings: Findings | null;
}

async function* outdated(store: Store, keys: Iterable<number>, extractor: string): AsyncGenerator<Outdated> {
  for (const key of keys) {
    const enriched = await store.curated.enrichment(key);
    const draft = enriched && enriched.extractor !== extractor ? await store.drafts.find(key) : null;
    if (enriched && draft) yield { key, draft, revision: enriched.revision };
  }
}

async function enrichAgain(outdated: Outdated, enricher: Enricher): Promise<Again> {
  const outcome = await enricher.enrich(outdated.draft);
  return { ...outdated, findings: outcome.ok ? outcome.findings : null };
}

/** Returns whether the article was renewed; a newer revision is already enriched. */
function renew(
  to: WriteTransaction,
  { key, draft, revision, findings }: Again,
  at: string,
  knowledge: Surnames,
): boolean {
  if (!findings || to.current(key)?.revision !== revision) return false;
  renewArticle(to, { key, published: draft.published?.at ?? null }, findings, at, knowledge);
  return true;
}

type Surnames = Parameters<typeof renewArticle>[4];

export function curatedSurnameKey({ type, name }: CuratedEntity): string | null {
  return type === 'person' ? surnameKey(name) : null;
}

function foundOf(entity: CuratedEntity): FoundEntity {
  return {
    ...entity,
    aliases: [...entity.aliases],
    sameAs: [...entity.sameAs],
    isListed: true,
    familyKey: curatedSurnameKey(entity),
    born: null,
  };
}
