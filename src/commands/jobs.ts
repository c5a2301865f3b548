// Stores long work that follows a change in the transaction of that change, so that a crash loses none of it.

import { randomUUID } from 'node:crypto';
import type { MetadataName, Store, WriteTransaction } from '../store/index.ts';

export type Job<About> = About & { id: string };

/** Accesses the jobs of one kind, stored in the archive's metadata. */
export function jobsIn<About>(fact: MetadataName) {
  /** Within a transaction this reads the state before it. */
  async function unfinished(store: Pick<Store, 'metadata'>): Promise<Job<About>[]> {
    return JSON.parse((await store.metadata(fact)) || '[]') as Job<About>[];
  }

  return {
    unfinished,

    /** Adds a job; call it in the transaction of the change. */
    async note(store: Pick<Store, 'metadata'>, to: WriteTransaction, about: About): Promise<Job<About>> {
      const job = { ...about, id: randomUUID() };
      to.setMetadata(fact, JSON.stringify([...(await unfinished(store)), job]));
      return job;
    },

    finished: (store: Store, id: string): Promise<void> =>
      store.write(async (to) => {
        const others = (await unfinished(store)).filter((job) => job.id !== id);
        to.setMetadata(fact, JSON.stringify(others));
      }),
  };
}
