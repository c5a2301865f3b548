// Repairing an archive: what is derived is rebuilt from the records, in transactions between which others write.

import { repairsOf } from './checking/repairs-of.ts';
import type { prepareRepairs } from './writing/repairs.ts';

type Write = <Result>(work: () => Result) => Promise<Result>;

/** Rebuilds what these checks prove. Checks with another remedy are passed over. */
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
