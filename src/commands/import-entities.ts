// Imports curated entities and enriches again the articles that may name them.

import type { CuratedRow } from '../ingest/curated/index.ts';
import { type CuratedEntity, curatedVersion } from '../model/entity/curated-entity.ts';
import { formatInstant } from '../model/text/instant.ts';
import { fold } from '../model/text/name.ts';
import type { CuratedOutcome, Store, WriteTransaction } from '../store/index.ts';
import type { CommandContext } from './command-context.ts';
import { curatedSurnameKey, type FindCuratedOptions, type FoundCurated, findCurated } from './find-curated.ts';
import { jobsIn } from './jobs.ts';
import { keysOfArticles } from './named-articles.ts';

export interface EntityItem {
  id: string;
  name: string;
  /** `adopted`: articles had created it before. */
  outcome: CuratedOutcome;
  /** Names that other curated entities also have: they identify this entity only next to another of its names. */
  shared: string[];
}

export interface EntitiesReport extends FoundCurated {
  created: number;
  adopted: number;
  updated: number;
  unchanged: number;
}

export interface EntitiesOptions extends FindCuratedOptions {
  /** Writes nothing; outcomes are those of a real run. */
  dryRun?: boolean;
  /**
   * Whether a job resumes it after a crash (`finishCuratedImport`). Only for few entities: the job stores their previous state.
   */
  isNoted?: boolean;
  /** Called in the transaction that saves the entities, which is rolled back if it throws; reads see the state before it. */
  check?: (outcomes: CuratedOutcome[], to: WriteTransaction) => void | Promise<void>;
  /** Called for each entity, in order, once its outcome is final. */
  onItem?: (item: EntityItem) => void;
}

/** Entities per transaction. */
const BATCH = 1_000;

/** The curated entities before the import. */
interface Before {
  /** Version of all curated entities. */
  version: string;
  /** Previous state of the entities that are imported. */
  entities: readonly CuratedEntity[];
}

const giveJobs = jobsIn<{ ids: string[]; before: Before }>('giveJobs');

/** Resumes imports that were cut off, with their stored previous state. */
export async function finishCuratedImport({ store, enricher, now }: CommandContext): Promise<void> {
  for (const { id, ids, before } of await giveJobs.unfinished(store)) {
    const rows = (await store.curated.all()).filter((entity) => ids.includes(entity.id));
    await giveAll(store, rows, { enricher, now }, before);
    await giveJobs.finished(store, id);
  }
}

/** Imports any number of entities, in order; unchanged ones have no effect. @throws only if the archive itself fails. */
export async function importEntities(
  store: Store,
  rows: readonly CuratedRow[],
  options: EntitiesOptions,
): Promise<EntitiesReport> {
  const entities = rows.map(({ entity }) => entity);
  return giveAll(store, entities, options, null);
}

async function giveAll(
  store: Store,
  entities: readonly CuratedEntity[],
  options: EntitiesOptions,
  resumed: Before | null,
): Promise<EntitiesReport> {
  const { dryRun = false, isNoted = false, onItem = () => {}, signal } = options;
  const report: EntitiesReport = {
    created: 0,
    adopted: 0,
    updated: 0,
    unchanged: 0,
    articles: 0,
    failed: 0,
    merged: 0,
  };
  const all = await store.curated.all();
  const ids = new Set(entities.map(({ id }) => id));
  const before = resumed ?? { version: curatedVersion(all), entities: all.filter(({ id }) => ids.has(id)) };
  const shared = namesShared([...all, ...entities]);
  let job: string | undefined;
  /** Maps ids of extracted entities to the curated entity that replaces them. */
  const guesses = new Map<string, string>();
  const concerned = new Set<number>();

  for (let from = 0; from < entities.length && !signal?.aborted; from += BATCH) {
    const batch = entities.slice(from, from + BATCH);
    const state = String(Number((await store.metadata('given')) ?? 0) + 1);
    const give = async (to: WriteTransaction) => {
      const outcomes = batch.map((entity) => {
        const outcome = to.give({ ...entity, familyKey: curatedSurnameKey(entity) }, formatInstant(options.now()));
        for (const guess of to.guesses(entity)) {
          if (guess.type === entity.type || !guess.isListed) guesses.set(guess.id, entity.id);
          for (const key of to.articlesNaming(guess.id)) concerned.add(key);
        }
        // Unchanged entities count, too: an earlier import may have been cut off before its articles were processed.
        for (const key of to.articlesNaming(entity.id)) concerned.add(key);
        if (outcome !== 'unchanged') to.setMetadata('given', state);
        return outcome;
      });
      await options.check?.(outcomes, to);
      const isNews = outcomes.some((outcome) => outcome !== 'unchanged');
      if (isNoted && isNews) job ??= (await giveJobs.note(store, to, { ids: [...ids], before })).id;
      return outcomes;
    };
    const outcomes = dryRun ? await store.dryRun(give) : await store.write(give);
    for (const [index, outcome] of outcomes.entries()) {
      const entity = batch[index] as CuratedEntity;
      report[outcome]++;
      const names = [entity.name, ...entity.aliases].filter((name) => shared.has(fold(name)));
      onItem({ id: entity.id, name: entity.name, outcome, shared: names });
    }
  }
  if (signal?.aborted) return report;

  // Previous names are included: articles must stop naming an entity by a name that was removed.
  const named = [...entities, ...before.entities];
  for (const key of await keysOfArticles(store, named, { signal })) concerned.add(key);
  if (dryRun) return { ...report, articles: concerned.size };
  const found = await findCurated(store, { before: before.version, entities, guesses, concerned }, options);
  if (job !== undefined) await giveJobs.finished(store, job);
  return { ...report, ...found };
}

/** Returns folded names that more than one entity has; the last state of an entity counts. */
function namesShared(entities: readonly CuratedEntity[]): Set<string> {
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
