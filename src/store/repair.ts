// Repairs an archive: rebuilds derived data from records, in transactions between which other writes run.

import { repairsOf } from './checking/repairs-of.ts';
import type { prepareRepairs } from './writing/repairs.ts';

type Write = <Result>(work: () => Result) => Promise<Result>;

/** Rebuilds the data that these checks verify. Skips checks with another remedy. */
export async function repair(
  checks: readonly string[],
  repairs: ReturnType<typeof prepareRepairs>,
  write: Write,
): Promise<void> {
  const { mends, rebuildings } = repairsOf(checks);
  for (const statements of mends) await write(() => repairs.mend(statements));
  for (const what of rebuildings) {
    const step = repairs.rebuild(what);
    for (let done = false; !done; ) done = await write(step);
  }
}
