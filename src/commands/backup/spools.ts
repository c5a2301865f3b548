// Opens the documents of open imports for a backup: they are acknowledged but not in the archive yet.

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
  /** Imports whose documents are missing. */
  missing: string[];
  close(): Promise<void>;
}

/** Opens all files that the snapshot's imports need; an open file stays readable after its removal. */
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
      // The owner file has no meaning on another machine.
      if (name !== OWNER) held.push({ spool, name, handle: await open(join(folder, name), 'r') });
    }
    // The folder may have been removed during the loop.
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
