// Whether an archive is still to be filled with the sample documents: it is asked at every start, so it loads nothing.

import type { Store } from '../store/index.ts';

/** Never where the archive is not empty, is a copy of another one, or was seeded before. A seeding that was cut off goes on. */
export async function isSeedDue(store: Store): Promise<boolean> {
  const seeded = await store.metadata('seededAt');
  if (seeded !== null) return seeded === 'begun';
  return store.seq() === 0 && !(await store.mirrorSource());
}
