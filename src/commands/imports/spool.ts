// The spool: what was sent to be imported, on the disk beside the database until it is. The names that its documents came
// with are labels; none is ever a path.

import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sha256 } from '../../model/id/id.ts';
import { isOwnerGone, type LeaseOwner, newLeaseOwner } from './lease-owner.ts';

/** One file of what was sent. */
export interface SpooledPart {
  name: string;
  contentType: string | null;
  /** Whether each of its lines is a document. */
  lines: boolean;
  /** Its bytes in `content`. */
  start: number;
  length: number;
}

export interface Received {
  spool: string;
  bytes: number;
  /** SHA-256 of all that was sent, and of how it was named. */
  digest: string;
}

export interface Upload {
  readonly count: number;
  /** @throws what the chunks throw, or the disk. */
  add(part: Pick<SpooledPart, 'name' | 'contentType' | 'lines'>, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  finish(): Promise<Received>;
  /** Nothing of it stays. */
  discard(): Promise<void>;
}

const CONTENT = 'content';
const PARTS = 'parts.json';
export const OWNER = 'owner.json';
/** Whatever the umask is: what is sent here may not be for everybody on this machine. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** @param file the database */
export const spoolRoot = (file: string): string => `${resolve(file)}-imports`;

/** The folder of one upload. Its name is ours, wherever it was kept meanwhile. */
export function spoolFolder(file: string, spool: string): string {
  if (!/^[0-9a-f-]{36}$/.test(spool)) throw new Error(`There is no upload ${spool}.`);
  return join(spoolRoot(file), spool);
}

export async function openUpload(file: string): Promise<Upload> {
  const spool = randomUUID();
  const folder = spoolFolder(file, spool);
  await makeFolders(file, folder);
  const out = createWriteStream(join(folder, CONTENT), { flags: 'wx', flush: true, mode: FILE_MODE });
  let failure: Error | null = null;
  out.on('error', (error) => {
    failure = error;
  });
  const parts: SpooledPart[] = [];
  const hash = createHash('sha256');
  let bytes = 0;

  const write = (chunk: Uint8Array) =>
    new Promise<void>((done, fail) => {
      out.write(chunk, (error) => (error ? fail(error) : done()));
    });

  return {
    get count() {
      return parts.length;
    },

    async add(part, chunks) {
      const start = bytes;
      for await (const chunk of chunks) {
        if (failure) throw failure;
        hash.update(chunk);
        bytes += chunk.byteLength;
        await write(chunk);
      }
      parts.push({ ...part, start, length: bytes - start });
    },

    async finish() {
      await new Promise<void>((done, fail) => {
        out.once('error', fail);
        out.end(done);
      });
      const list = JSON.stringify(parts);
      await writeFile(join(folder, PARTS), list, { flush: true, mode: FILE_MODE });
      for (const path of [folder, spoolRoot(file)]) await syncFolder(path);
      return { spool, bytes, digest: sha256(`${hash.digest('hex')} ${list}`) };
    },

    async discard() {
      await new Promise<void>((done) => {
        out.once('close', done);
        out.destroy();
        if (out.closed) done();
      });
      await removeFolder(folder);
    },
  };
}

/** @throws what the disk says; then no folder stays. */
async function makeFolders(file: string, folder: string): Promise<void> {
  try {
    // Only what is new gets these permissions: an operator may have given others.
    const made = await mkdir(spoolRoot(file), { recursive: true });
    if (made !== undefined) await chmod(spoolRoot(file), FOLDER_MODE);
    await mkdir(folder);
    await chmod(folder, FOLDER_MODE);
    await writeFile(join(folder, OWNER), JSON.stringify(owner()), { mode: FILE_MODE });
  } catch (error) {
    await removeFolder(folder);
    throw error;
  }
}

/** The names of new files reach the disk with their folder. Not every system lets a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  try {
    await folder?.sync().catch(() => {});
  } finally {
    await folder?.close();
  }
}

/** What cannot be removed now is swept at the next start: the error that led here says more. */
async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => {});
}

export async function spooledParts(file: string, spool: string): Promise<SpooledPart[]> {
  return JSON.parse(await readFile(join(spoolFolder(file, spool), PARTS), 'utf8')) as SpooledPart[];
}

export const openContent = (file: string, spool: string) => open(join(spoolFolder(file, spool), CONTENT), 'r');

export async function removeSpool(file: string, spool: string): Promise<void> {
  await rm(spoolFolder(file, spool), { recursive: true, force: true });
}

/** Whether there is anything of anybody's in the spool. */
export async function hasSpool(file: string): Promise<boolean> {
  return (await readdir(spoolRoot(file)).catch(() => [])).length > 0;
}

/** Folders whose upload is no job's and is not under way: whoever received it is gone. */
export async function sweepSpool(file: string, isNeeded: (spool: string) => Promise<boolean>): Promise<void> {
  const found = await readdir(spoolRoot(file), { withFileTypes: true }).catch(() => []);
  for (const entry of found) {
    if (!entry.isDirectory() || !/^[0-9a-f-]{36}$/.test(entry.name)) continue;
    const its = await readFile(join(spoolRoot(file), entry.name, OWNER), 'utf8').catch(() => 'null');
    const holder = ownerOf(its);
    // In this order: what becomes a job meanwhile had somebody who received it.
    if ((holder && !isOwnerGone(holder)) || (await isNeeded(entry.name))) continue;
    await removeSpool(file, entry.name);
  }
}

let mine: LeaseOwner | null = null;

/** Whoever receives uploads in this thread. */
function owner(): LeaseOwner {
  mine ??= newLeaseOwner();
  return mine;
}

function ownerOf(text: string): LeaseOwner | null {
  try {
    return JSON.parse(text) as LeaseOwner | null;
  } catch {
    // It was cut off while it was written.
    return null;
  }
}
