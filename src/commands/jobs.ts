// Work that follows a change and may take long: noted in the transaction of the change, so that a crash in the middle of
// it forgets none.

import { randomUUID } from 'node:crypto';
import type { FactName, Store, Writer } from '../store/index.ts';

export type Job<About> = About & { id: string };

/** Those of one kind, kept as a fact of the archive. */
export function jobsIn<About>(fact: FactName) {
  /** What is read within a transaction is what was committed before it. */
  async function unfinished(store: Pick<Store, 'fact'>): Promise<Job<About>[]> {
    return JSON.parse((await store.fact(fact)) || '[]') as Job<About>[];
  }

  return {
    unfinished,

    /** Within the transaction of the change. */
    async note(store: Pick<Store, 'fact'>, to: Writer, about: About): Promise<Job<About>> {
      const job = { ...about, id: randomUUID() };
      to.setFact(fact, JSON.stringify([...(await unfinished(store)), job]));
      return job;
    },

    finished: (store: Store, id: string): Promise<void> =>
      store.write(async (to) => {
        const others = (await unfinished(store)).filter((job) => job.id !== id);
        to.setFact(fact, JSON.stringify(others));
      }),
  };
}
