// Work that follows a change and may take long: noted in the transaction of the change, so that a crash in the middle of
// it forgets none.

import { randomUUID } from 'node:crypto';
import type { MetadataName, Store, WriteTransaction } from '../store/index.ts';

export type Job<About> = About & { id: string };

/** Those of one kind, kept as a fact of the archive. */
export function jobsIn<About>(fact: MetadataName) {
  /** What is read within a transaction is what was committed before it. */
  async function unfinished(store: Pick<Store, 'metadata'>): Promise<Job<About>[]> {
    return JSON.parse((await store.metadata(fact)) || '[]') as Job<About>[];
  }

  return {
    unfinished,

    /** Within the transaction of the change. */
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
