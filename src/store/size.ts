// What the archive takes on the disk, and what is left there.

import { stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

export interface DiskUse {
  /** Bytes. */
  database: number;
  /** Bytes of the write-ahead log. */
  wal: number;
  /** Bytes that are free on the disk that has the database. */
  free: number;
}

export async function diskUse(file: string): Promise<DiskUse> {
  const [database, wal, disk] = await Promise.all([
    stat(file).then(({ size }) => size),
    // Absent once it was emptied and every connection was closed.
    stat(`${file}-wal`).then(
      ({ size }) => size,
      () => 0,
    ),
    statfs(dirname(resolve(file))),
  ]);
  return { database, wal, free: disk.bavail * disk.bsize };
}
