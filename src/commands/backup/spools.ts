// The documents of open imports: acknowledged, and not in the archive yet. A backup without them would lose them.

import { existsSync } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveMoment } from '../../store/index.ts';
import { OWNER, spoolFolder } from '../imports/spool.ts';

export interface HeldFile {
  spool: string;
  name: string;
  handle: FileHandle;
}

export interface HeldSpools {
  files: HeldFile[];
  /** Imports whose documents are not there. */
  missing: string[];
  close(): Promise<void>;
}

/** Opens all that the imports of this moment need: what is open can be read to its end, also once it is removed. */
export async function holdSpools(file: string, { openImports }: ArchiveMoment): Promise<HeldSpools> {
  const files: HeldFile[] = [];
  const missing: string[] = [];
  for (const { id, cursor } of openImports) {
    const spool = spoolOf(cursor);
    const held = spool === null ? null : await holdSpool(file, spool);
    if (held) files.push(...held);
    else missing.push(id);
  }
  return {
    files,
    missing,
    async close() {
      for (const { handle } of files) await handle.close();
    },
  };
}

async function holdSpool(file: string, spool: string): Promise<HeldFile[] | null> {
  const held: HeldFile[] = [];
  try {
    const folder = spoolFolder(file, spool);
    for (const name of await readdir(folder)) {
      // Whoever received it is of no use elsewhere.
      if (name !== OWNER) held.push({ spool, name, handle: await open(join(folder, name), 'r') });
    }
    // It may have been on its way out.
    if (existsSync(folder)) return held;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  for (const { handle } of held) await handle.close();
  return null;
}

function spoolOf(cursor: string | null): string | null {
  try {
    return (JSON.parse(cursor ?? 'null') as { spool?: string } | null)?.spool ?? null;
  } catch {
    return null;
  }
}
