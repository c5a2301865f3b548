// Creates, changes, merges and splits entities, and undoes merges.

import { curatedId } from '../model/entity/curated-entity.ts';
import type { Entity } from '../model/entity/entity.ts';
import type { EntityInput, EntityPatch, EntitySplit } from '../model/entity/entity-input.ts';
import { entityTag } from '../model/entity/entity-tag.ts';
import { type Precondition, requireMatch } from '../model/problem/precondition.ts';
import { Problem } from '../model/problem/problem.ts';
import { formatInstant } from '../model/text/instant.ts';
import type { CuratedOutcome, IdempotentRequest, WriteTransaction } from '../store/index.ts';
import type { CommandContext } from './command-context.ts';
import { executeOnce } from './idempotency.ts';
import { finishCuratedImport, importEntities } from './import-entities.ts';
import { finishJob, type LinkJob, linkAll, linkJobs } from './link-jobs.ts';
import { requireUnchanged, retryOnConflict } from './retry-on-conflict.ts';
import { linkAgain } from './save-article.ts';

let last: Promise<unknown> = Promise.resolve();

/** Runs operations one after another: what one reads to decide must stay true until it has written. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = last.then(work);
  last = turn.catch(() => {});
  return turn;
}

/** Creates an entity or adopts one that articles created. @throws Problem if it exists with other data. */
export const createEntity = (means: CommandContext, input: EntityInput, request: IdempotentRequest | null) =>
  inTurn(async () => {
    const { store, enricher, now } = means;
    const { type, name, aliases = [], description = null, sameAs = [] } = input;
    const entity = { id: curatedId(type, name), type, name, aliases, description, sameAs };
    return executeOnce(store, request, now(), {
      async prepare() {
        const check = ([outcome]: CuratedOutcome[], to: WriteTransaction) => {
          requireUnmerged(to, entity.id);
          if (outcome !== 'updated') return;
          throw new Problem('conflict', {
            detail: `The entity ${entity.id} is given already, and otherwise. Change it: PATCH /v1/entities/${entity.id}.`,
            headers: { location: `/v1/entities/${entity.id}` },
          });
        };
        await importEntities(store, [{ entity, place: { line: 1 } }], { enricher, now, check, isNoted: true });
      },
      write: () => ({ id: entity.id }),
    });
  });

/** Changes an entity and marks it as curated. */
export const updateEntity = (means: CommandContext, id: string, patch: EntityPatch, precondition: Precondition) =>
  inTurn(() =>
    retryOnConflict(async () => {
      const { store, enricher, now } = means;
      const seen = await required(means, id, precondition);
      const given = (await store.curated.all()).find((one) => one.id === id);
      const {
        name = seen.name,
        aliases = given?.aliases,
        description = seen.description,
        sameAs = seen.sameAs,
      } = patch;
      const told = { name, aliases: aliases ?? [], description: description ?? null, sameAs: sameAs ?? [] };
      await importEntities(store, [{ entity: { id, type: seen.type, ...told, isWhole: true }, place: { line: 1 } }], {
        enricher,
        now,
        isNoted: true,
        // Another process may have changed it since.
        async check(_, to) {
          requireUnmerged(to, id);
          requireUnchanged(entityTag(await required(means, id, precondition)), entityTag(seen));
        },
      });
      return { id };
    }),
  );

/** Merges an entity into another: current and future articles name the other one. */
export const mergeEntity = (
  means: CommandContext,
  id: string,
  into: string,
  precondition: Precondition,
  request: IdempotentRequest | null,
) =>
  inTurn(async () => {
    const { store, now } = means;
    const done = await executeOnce(store, request, now(), {
      async prepare() {
        const entity = await required(means, id, precondition);
        const target = await store.entities.find(into);
        if (!target) throw new Problem('unprocessable', { detail: `There is no entity ${into} to merge it into.` });
        if (id === into) throw new Problem('unprocessable', { detail: 'An entity cannot be merged into itself.' });
        if (target.type !== entity.type) {
          throw new Problem('unprocessable', { detail: `${id} is a ${entity.type} and ${into} a ${target.type}.` });
        }
      },
      async write(to) {
        await required(means, id, precondition);
        for (const one of [id, into]) {
          const merged = to.curationDecisions.entity(one)?.mergedInto;
          if (merged) throw new Problem('conflict', { detail: `${one} is merged into ${merged} already.` });
        }
        to.curationDecisions.merge(id, into, formatInstant(now()));
        return { id: into };
      },
    });
    await finishMerges(means);
    return done;
  });

/** Undoes a merge: each article names again the entity that its text names. */
export const unmergeEntity = (means: CommandContext, id: string) =>
  inTurn(async () => {
    const { store, now } = means;
    const job = await store.write(async (to) => {
      const target = to.curationDecisions.entity(id)?.mergedInto;
      const last = to.curationDecisions.instead('', id);
      if (!target || !last) {
        throw new Problem('conflict', { detail: `The entity ${id} was not merged by hand.` });
      }
      to.curationDecisions.unmerge(id, target, formatInstant(now()));
      // All articles are unlinked first: as long as one has the name, the others would be linked to it again. The merge target
      // may itself be merged, so its articles are found through the last entity of the chain.
      return linkJobs.note(store, to, { keys: to.articlesLinkedTo(last.id), apart: true });
    });
    await finishJob(means, job);
    return { id };
  });

/** Splits an entity: in some articles it becomes another, new entity. A merge undoes it. */
export const splitEntity = (
  means: CommandContext,
  id: string,
  { articles, name, description }: EntitySplit,
  precondition: Precondition,
  request: IdempotentRequest | null,
) =>
  inTurn(async () => {
    const { store, now } = means;
    let job: LinkJob | undefined;
    const done = await executeOnce(store, request, now(), {
      prepare: async () => void (await required(means, id, precondition)),
      async write(to) {
        await required(means, id, precondition);
        const entity = to.curationDecisions.entity(id);
        if (!entity) throw new Problem('conflict', { detail: `The entity ${id} is gone.` });
        const keys: number[] = [];
        const naming = new Set(to.articlesNaming(id));
        for (const article of articles) {
          const key = to.curationDecisions.articleKey(article);
          if (key === null || !naming.has(key)) {
            throw new Problem('unprocessable', { detail: `The article ${article} does not name ${id}.` });
          }
          keys.push(key);
        }
        const other = { id: freeId(to, curatedId(entity.type, name)), type: entity.type, name };
        to.curationDecisions.split(id, { ...other, description: description ?? null }, articles, formatInstant(now()));
        job = await linkJobs.note(store, to, { keys, apart: false });
        return { id: other.id };
      },
    });
    // A repeated request has no job: its job has finished or resumes at the next start.
    if (job) await finishJob(means, job);
    return done;
  });

/** Links articles that were not linked after a curation decision, also after a crash. */
export async function finishCuration(means: CommandContext): Promise<void> {
  await finishMerges(means);
  for (const job of await linkJobs.unfinished(means.store)) await finishJob(means, job);
  await finishCuratedImport(means);
}

async function finishMerges(means: CommandContext): Promise<void> {
  const unfinished = await means.store.write((to) => to.curationDecisions.unfinished());
  for (const id of unfinished) {
    const keys = await means.store.write((to) => to.articlesNaming(id));
    await linkAll(means, keys, linkAgain);
  }
}

/** Within a transaction this reads the state before it. */
async function required({ store }: CommandContext, id: string, precondition: Precondition): Promise<Entity> {
  const entity = await store.entities.find(id);
  if (!entity) throw new Problem('entity-not-found', { detail: `There is no entity ${id}.` });
  requireMatch(precondition, entityTag(entity));
  return entity;
}

/** Rejects merged entities: their articles belong to another one, so a change would be visible nowhere. */
function requireUnmerged(to: WriteTransaction, id: string): void {
  const other = to.curationDecisions.instead('', id);
  if (!other) return;
  throw new Problem('conflict', {
    detail: `The entity ${id} is merged into ${other.id}. Change that one, or undo the merge first: DELETE /v1/entities/${id}/merge.`,
    headers: { location: `/v1/entities/${other.id}` },
  });
}

function freeId(to: WriteTransaction, id: string): string {
  for (let number = 2, free = id; ; number++) {
    if (!to.curationDecisions.entity(free)) return free;
    free = `${id}-${number}`;
  }
}
