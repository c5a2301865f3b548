// Detects damage to the database files that SQLite would ignore and so lose acknowledged data.

import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { wasArchive } from './presence.ts';

/** What the operator can do. */
export const RESTORE = 'restore a backup with "news-archive restore"';

/** Returns a clause that says what is wrong, before the database is opened; null if nothing is. */
export function damageOf(file: string): string | null {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return null;
  // SQLite treats an empty file as a new database and deletes its write-ahead log.
  const hasLog = (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (size === 0 && (hasLog || wasArchive(file))) {
    return `it is empty, though it held an archive: ${RESTORE}, or delete it to begin a new one`;
  }
  if (size > 0 && hasLostLog(file)) {
    return `its write-ahead log ${file}-wal is gone, and what was last written with it: put it back, or ${RESTORE}; to go on without it, delete ${file}-shm`;
  }
  return null;
}

/** Offsets in the WAL index (https://www.sqlite.org/walformat.html#the_wal_index_file_format). */
const INITIALIZED = 12;
const LAST_FRAME = 16;
const COPIED_FRAMES = 96;

/**
 * Whether the WAL index, which remains after a crash, lists frames that are not in the database yet, although the log
 * is missing.
 */
function hasLostLog(file: string): boolean {
  const index = `${file}-shm`;
  if (existsSync(`${file}-wal`) || !existsSync(index)) return false;
  const head = Buffer.alloc(COPIED_FRAMES + 4);
  const opened = openSync(index, 'r');
  try {
    if (readSync(opened, head, 0, head.length, 0) < head.length) return false;
  } finally {
    closeSync(opened);
  }
  // Numbers are stored in the byte order of the machine.
  const numbers = new DataView(head.buffer, head.byteOffset, head.length);
  const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
  const frames = (at: number) => numbers.getUint32(at, isLittle);
  return head[INITIALIZED] === 1 && frames(LAST_FRAME) > frames(COPIED_FRAMES);
}
