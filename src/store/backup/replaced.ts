// Inspects and closes the archive that a restored backup replaces.

import { rmSync, statSync } from 'node:fs';
import { openAsItIs } from '../open-as-is.ts';
import { InUse } from '../presence.ts';

/** Returns null if there is nothing to lose: no file, or an archive that never held anything. */
export function whatIsIn(file: string): { articles: number } | 'damaged' | null {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return null;
  try {
    return openAsItIs(file, { readonly: true }, (client) => {
      const count = (table: string) => client.prepare(`select count(*) from ${table}`).pluck().get() as number;
      const [articles = 0, ...others] = ['articles', 'changes', 'imports', 'keys'].map(count);
      client.close();
      return articles + others.reduce((sum, one) => sum + one, 0) === 0 ? null : { articles };
    });
  } catch {
    return 'damaged';
  }
}

/**
 * Leaves the archive as one file without a write-ahead log: SQLite would apply a leftover log to the next archive.
 *
 * @throws InUse if another program has it open.
 */
export function quiesce(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })) {
    try {
      openAsItIs(file, {}, (client) => {
        client.pragma('busy_timeout = 0');
        client.pragma('journal_mode = DELETE');
        client.close();
      });
    } catch (error) {
      const { code } = (error as Error).cause as NodeJS.ErrnoException;
      if (code?.startsWith('SQLITE_BUSY')) throw new InUse('another program has it open', { cause: error });
      // The archive is damaged, so its log is of no use.
    }
  }
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}
