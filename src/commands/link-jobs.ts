// Articles to be linked again after a ruling: noted in its transaction, so that a crash in the middle of it forgets none.

import { randomUUID } from 'node:crypto';
import { loadSurnames } from '../enrich/identity/index.ts';
import { instant } from '../model/instant.ts';
import type { Store, Writer } from '../store/index.ts';
import type { Means } from './desk/means.ts';
import { linkAgain, unlink } from './save-article.ts';

export interface LinkJob {
  id: string;
  keys: number[];
  /** Whether all of them are taken apart before any is linked. */
  apart: boolean;
}

/** Articles of one transaction. */
const BATCH = 100;

/** What is read within a transaction is what was committed before it. */
export async function unfinishedJobs(store: Pick<Store, 'fact'>): Promise<LinkJob[]> {
  return JSON.parse((await store.fact('linkJobs')) || '[]') as LinkJob[];
}

/** Within the transaction of the ruling. */
export async function noteJob(store: Store, to: Writer, about: Omit<LinkJob, 'id'>): Promise<LinkJob> {
  const job = { id: randomUUID(), ...about };
  to.setFact('linkJobs', JSON.stringify([...(await unfinishedJobs(store)), job]));
  return job;
}

/** Once more is no harm: what is linked already stays so. */
export async function finishJob(means: Means, { id, keys, apart }: LinkJob): Promise<void> {
  const { store } = means;
  await linkAll(means, keys, ...(apart ? [unlink] : []), linkAgain);
  await store.write(async (to) => {
    const others = (await unfinishedJobs(store)).filter((job) => job.id !== id);
    to.setFact('linkJobs', JSON.stringify(others));
  });
}

/** Articles are linked again, some in each transaction. */
export async function linkAll(
  { store, now }: Means,
  keys: readonly number[],
  ...steps: (typeof linkAgain | typeof unlink)[]
): Promise<void> {
  const knowledge = { surnames: loadSurnames() };
  for (const step of steps) {
    for (let from = 0; from < keys.length; from += BATCH) {
      const batch = keys.slice(from, from + BATCH);
      await store.write((to) => {
        for (const key of batch) step(to, key, instant(now()), knowledge);
      });
    }
  }
}
