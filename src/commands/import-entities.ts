// Importing given entities: kept, then looked for in the articles that may name them, which are enriched again.

import { versionWith, withoutGiven } from '../enrich/given/index.ts';
import { familyKey, loadSurnames } from '../enrich/identity/index.ts';
import type { GivenRow } from '../ingest/index.ts';
import type { Findings, FoundEntity } from '../model/findings.ts';
import { type GivenEntity, givenVersion } from '../model/given.ts';
import { instant } from '../model/instant.ts';
import { fold } from '../model/name.ts';
import type { GivenOutcome, Store, Writer } from '../store/index.ts';
import { stepByStep } from '../threads.ts';
import type { Enricher } from './enrichment/enricher.ts';
import { tellGiven } from './given.ts';
import { inOrder } from './in-order.ts';
import { keysOfArticles } from './named-articles.ts';
import { reconsider, renewArticle } from './save-article.ts';

export interface EntityItem {
  id: string;
  name: string;
  /** `adopted`: articles had made it before. */
  outcome: GivenOutcome;
  /** Names of it that others are given too: it is found by them only beside another of its names. */
  shared: string[];
}

export interface EntitiesReport {
  created: number;
  adopted: number;
  updated: number;
  unchanged: number;
  /** Articles that were enriched again; in a dry run, that would be looked at. */
  articles: number;
  /** Those of them that could not be. */
  failed: number;
  /** Entities that were guesses of these. */
  merged: number;
}

export interface EntitiesOptions {
  /** It is not closed here. */
  enricher: Enricher;
  now: () => Date;
  /** Nothing is written; outcomes are what they would be. */
  dryRun?: boolean;
  /** Called in the transaction that gives them, which is given up where it throws; what is read then is as it was before. */
  check?: (outcomes: GivenOutcome[]) => void | Promise<void>;
  /** Called for each entity, in order, once its outcome is certain. */
  onItem?: (item: EntityItem) => void;
  /** Told how many of how many articles are done. */
  onArticle?: (done: number, all: number) => void;
  /** Stops between two batches; run again, it goes on. */
  signal?: AbortSignal;
}

/** Entities, and articles, of one transaction. */
const BATCH = 1_000;
const ARTICLES = 100;

/** Imports any number of entities, in order; told again they change nothing. @throws only where the archive itself fails. */
export async function importEntities(
  store: Store,
  rows: readonly GivenRow[],
  options: EntitiesOptions,
): Promise<EntitiesReport> {
  const { dryRun = false, onItem = () => {}, signal } = options;
  const report: EntitiesReport = {
    created: 0,
    adopted: 0,
    updated: 0,
    unchanged: 0,
    articles: 0,
    failed: 0,
    merged: 0,
  };
  const before = await store.given.all();
  const entities = rows.map(({ entity }) => entity);
  const shared = namesShared([...before, ...entities]);
  /** Ids of guesses, each with the id of whom it was. */
  const guesses = new Map<string, string>();
  const concerned = new Set<number>();

  for (let from = 0; from < entities.length && !signal?.aborted; from += BATCH) {
    const batch = entities.slice(from, from + BATCH);
    const state = String(Number((await store.fact('given')) ?? 0) + 1);
    const give = async (to: Writer) => {
      const outcomes = batch.map((entity) => {
        const outcome = to.give({ ...entity, familyKey: familyKeyOf(entity) }, instant(options.now()));
        for (const guess of to.guesses(entity)) {
          if (guess.type === entity.type || !guess.isListed) guesses.set(guess.id, entity.id);
          for (const key of to.articlesNaming(guess.id, EVERY)) concerned.add(key);
        }
        // Also where it is unchanged: what gave it may have been cut off before its articles were looked at.
        for (const key of to.articlesNaming(entity.id, EVERY)) concerned.add(key);
        if (outcome !== 'unchanged') to.setFact('given', state);
        return outcome;
      });
      await options.check?.(outcomes);
      return outcomes;
    };
    const outcomes = dryRun ? await store.rehearse(give) : await store.write(give);
    for (const [index, outcome] of outcomes.entries()) {
      const entity = batch[index] as GivenEntity;
      report[outcome]++;
      const names = [entity.name, ...entity.aliases].filter((name) => shared.has(fold(name)));
      onItem({ id: entity.id, name: entity.name, outcome, shared: names });
    }
  }
  if (signal?.aborted) return report;

  // What had a name that was taken away is no longer found by it.
  const ids = new Set(entities.map(({ id }) => id));
  const named = [...entities, ...before.filter(({ id }) => ids.has(id))];
  for (const key of await keysOfArticles(store, named, { signal })) concerned.add(key);
  if (dryRun) return { ...report, articles: concerned.size };
  return { ...report, ...(await findAgain(store, { before, entities, guesses, concerned }, options)) };
}

interface Concerned {
  before: readonly GivenEntity[];
  entities: readonly GivenEntity[];
  guesses: ReadonlyMap<string, string>;
  concerned: ReadonlySet<number>;
}

/** Looks for what is given in the articles that may have it, and puts away guesses that none has any more. */
async function findAgain(
  store: Store,
  { before, entities, guesses, concerned }: Concerned,
  options: EntitiesOptions,
): Promise<Pick<EntitiesReport, 'articles' | 'failed' | 'merged'>> {
  const { enricher, onArticle = () => {}, signal } = options;
  const knowledge = { surnames: loadSurnames() };
  const done = { articles: 0, failed: 0, merged: 0 };
  if (entities.length === 0) return done;
  await tellGiven(store, enricher);
  const { extractor } = await enricher.ready();

  let count = 0;
  let batch: Again[] = [];
  const flush = async () => {
    await store.write(async (to) => {
      const pause = stepByStep();
      for (const again of batch) {
        if (renew(to, again, instant(options.now()), knowledge)) done.articles++;
        await pause();
      }
    });
    batch = [];
  };
  const again = inOrder(outdated(store, concerned, extractor), (one) => enrichAgain(one, enricher), {
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

  // Surnames that stand alone may be theirs; one of each family is enough to ask for all.
  const persons = entities.filter(({ type }) => type === 'person').map(foundOf);
  const families = [...new Map(persons.map((person) => [person.familyKey, person])).values()];
  for (let from = 0; from < families.length && !signal?.aborted; from += BATCH) {
    await store.write(async (to) => {
      const pause = stepByStep();
      for (const person of families.slice(from, from + BATCH)) {
        reconsider(to, person, instant(options.now()), knowledge);
        await pause();
      }
    });
  }
  await store.write((to) => {
    for (const [id, into] of guesses) if (to.merge(id, into, instant(options.now()))) done.merged++;
    if (done.failed === 0) to.resign(versionWith(withoutGiven(extractor), givenVersion(before)), extractor);
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

const EVERY = -1;
/** Characters of text at hand at most. */
const HEAVIEST = 4 * 1024 ** 2;

async function* outdated(store: Store, keys: Iterable<number>, extractor: string): AsyncGenerator<Outdated> {
  for (const key of keys) {
    const enriched = await store.given.enrichment(key);
    const draft = enriched && enriched.extractor !== extractor ? await store.drafts.find(key) : null;
    if (enriched && draft) yield { key, draft, revision: enriched.revision };
  }
}

async function enrichAgain(outdated: Outdated, enricher: Enricher): Promise<Again> {
  const outcome = await enricher.enrich(outdated.draft);
  return { ...outdated, findings: outcome.ok ? outcome.findings : null };
}

/** Whether it was; who revised it meanwhile enriched that. */
function renew(to: Writer, { key, draft, revision, findings }: Again, at: string, knowledge: Surnames): boolean {
  if (!findings || to.current(key)?.revision !== revision) return false;
  renewArticle(to, { key, published: draft.published?.at ?? null }, findings, at, knowledge);
  return true;
}

type Surnames = Parameters<typeof renewArticle>[4];

function familyKeyOf({ type, name }: GivenEntity): string | null {
  return type === 'person' ? familyKey(name) : null;
}

function foundOf(entity: GivenEntity): FoundEntity {
  return {
    ...entity,
    aliases: [...entity.aliases],
    sameAs: [...entity.sameAs],
    isListed: true,
    familyKey: familyKeyOf(entity),
    born: null,
  };
}

/** Folded names that more than one entity has; what is told later of one holds. */
function namesShared(entities: readonly GivenEntity[]): Set<string> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const { id, name, aliases } of new Map(entities.map((entity) => [entity.id, entity])).values()) {
    for (const key of new Set([name, ...aliases].map(fold))) {
      if (owners.has(key)) shared.add(key);
      owners.set(key, id);
    }
  }
  return shared;
}
