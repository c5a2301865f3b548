// Links articles again after a curation decision.

import { loadSurnames } from '../enrich/identity/index.ts';
import { formatInstant } from '../model/text/instant.ts';
import type { CommandContext } from './command-context.ts';
import { type Job, jobsIn } from './jobs.ts';
import { linkAgain, unlink } from './save-article.ts';

interface Relinking {
  keys: number[];
  /** Whether all articles are unlinked before any is linked. */
  apart: boolean;
}
export type LinkJob = Job<Relinking>;

export const linkJobs = jobsIn<Relinking>('linkJobs');

/** Articles per transaction. */
const BATCH = 100;

/** Repeating a job is harmless: linked articles stay linked. */
export async function finishJob(means: CommandContext, { id, keys, apart }: LinkJob): Promise<void> {
  await linkAll(means, keys, ...(apart ? [unlink] : []), linkAgain);
  await linkJobs.finished(means.store, id);
}

/** Links articles again, in several transactions. */
export async function linkAll(
  { store, now }: CommandContext,
  keys: readonly number[],
  ...steps: (typeof linkAgain | typeof unlink)[]
): Promise<void> {
  const knowledge = { surnames: loadSurnames() };
  for (const step of steps) {
    for (let from = 0; from < keys.length; from += BATCH) {
      const batch = keys.slice(from, from + BATCH);
      await store.write((to) => {
        for (const key of batch) step(to, key, formatInstant(now()), knowledge);
      });
    }
  }
}
