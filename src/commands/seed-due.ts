// Decides whether an archive is still to be seeded; runs at every start, so it loads no other modules.

import type { Store } from '../store/index.ts';

/** False if the archive is not empty, is a mirror, or was seeded before. A seeding that was cut off resumes. */
export async function isSeedDue(store: Store): Promise<boolean> {
  const seeded = await store.metadata('seededAt');
  if (seeded !== null) return seeded === 'begun';
  return store.seq() === 0 && !(await store.mirrorSource());
}
