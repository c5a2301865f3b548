// Measures the disk use of the archive and the free space.

import { stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

export interface DiskUse {
  /** Bytes of the database file. */
  database: number;
  /** Bytes of the write-ahead log. */
  wal: number;
  /** Free bytes on the disk of the database. */
  free: number;
}

export async function diskUse(file: string): Promise<DiskUse> {
  const [database, wal, disk] = await Promise.all([
    stat(file).then(({ size }) => size),
    // The log is absent after the last connection has closed.
    stat(`${file}-wal`).then(
      ({ size }) => size,
      () => 0,
    ),
    statfs(dirname(resolve(file))),
  ]);
  return { database, wal, free: disk.bavail * disk.bsize };
}
