// Small disks of their own for tests: one that can be filled, and one that can be made to fail under open files.

import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const HOW_TO_MOUNT =
  'skipped: mounting is not allowed here. Run it as root on Linux, in a container with `--privileged`: npm run test:long -- disk';

const system = (command: string, ...words: string[]) => execFileSync(command, words, { stdio: 'pipe' });

/** Whether this user may mount a disk in memory, and one in a file. */
export const canMount = (): boolean => tried((folder) => mountMemory(folder, '1m'));
export const canLoop = (): boolean => tried((folder) => mountFile(folder));

function tried(mount: (folder: string) => void): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-mount-'));
  try {
    mkdirSync(join(folder, 'disk'));
    mount(folder);
    system('umount', join(folder, 'disk'));
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function newDisk(mount: (folder: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-mount-'));
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  mount(folder);
  onTestFinished(() => {
    // Lazily: what failed may still hold files in it.
    system('umount', '-l', disk);
    rmSync(folder, { recursive: true, force: true });
  });
  return disk;
}

const mountMemory = (folder: string, size: string) =>
  system('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', join(folder, 'disk'));

function mountFile(folder: string): void {
  const image = join(folder, 'image');
  writeFileSync(image, '');
  truncateSync(image, 32 * 1024 ** 2);
  system('mkfs.ext4', '-q', image);
  system('mount', '-o', 'loop,errors=remount-ro', image, join(folder, 'disk'));
}

export interface FillableDisk {
  folder: string;
  /** Takes all the room that is left. */
  fill(): void;
  free(): void;
}

export function fillableDisk(size: string): FillableDisk {
  const folder = newDisk((parent) => mountMemory(parent, size));
  const filler = join(folder, 'filler');
  return {
    folder,
    fill() {
      const file = openSync(filler, 'a');
      try {
        for (const chunk of [64 * 1024, 4096]) writeUntilFull(file, Buffer.alloc(chunk));
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
  };
}

function writeUntilFull(file: number, chunk: Buffer): void {
  try {
    for (;;) writeSync(file, chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

export interface FailingDisk {
  folder: string;
  /** The system gives it up, as after an error of the device: from now on it can only be read. */
  fail(): void;
  /** As after a repair: nobody may have a file open in it. */
  mountAgain(): void;
}

export function failingDisk(): FailingDisk {
  const folder = newDisk(mountFile);
  const image = join(folder, '..', 'image');
  return {
    folder,
    fail: () => void system('mount', '-o', 'remount,abort', folder),
    mountAgain() {
      system('umount', folder);
      // Its journal is played back; what was found wrong and mended is told by 1.
      try {
        system('fsck.ext4', '-p', image);
      } catch (error) {
        if ((error as { status?: number }).status !== 1) throw error;
      }
      system('mount', '-o', 'loop', image, folder);
    },
  };
}
