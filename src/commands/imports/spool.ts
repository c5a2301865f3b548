// Stores uploads on the disk beside the database until they are imported; document names are labels, never paths.

import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sha256 } from '../../model/id/id.ts';
import { isOwnerGone, type LeaseOwner, newLeaseOwner } from './lease-owner.ts';

/** One file of an upload. */
export interface SpooledPart {
  name: string;
  contentType: string | null;
  /** Whether each line is a document. */
  lines: boolean;
  /** Its range in the file `content`. */
  start: number;
  length: number;
}

export interface Received {
  spool: string;
  bytes: number;
  /** SHA-256 of all content and names of the upload. */
  digest: string;
}

export interface Upload {
  readonly count: number;
  /** @throws errors of the chunks or the disk. */
  add(part: Pick<SpooledPart, 'name' | 'contentType' | 'lines'>, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  finish(): Promise<Received>;
  /** Removes everything of the upload. */
  discard(): Promise<void>;
}

const CONTENT = 'content';
const PARTS = 'parts.json';
export const OWNER = 'owner.json';
/** Set regardless of the umask: other users of the machine must not read uploads. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** @param file path of the database */
export const spoolRoot = (file: string): string => `${resolve(file)}-imports`;

/** Returns the folder of an upload. The name is checked, since it may come from a stored job. */
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

/** @throws errors of the disk; no folder is left then. */
async function makeFolders(file: string, folder: string): Promise<void> {
  try {
    // Sets permissions of new folders only: an operator may have changed those of existing ones.
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

/** Syncs a folder, which makes the names of its new files durable. Some systems cannot open folders. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  try {
    await folder?.sync().catch(() => {});
  } finally {
    await folder?.close();
  }
}

/** Errors are ignored: the next start sweeps the folder, and the error that led here matters more. */
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

/** Whether the spool contains anything. */
export async function hasSpool(file: string): Promise<boolean> {
  return (await readdir(spoolRoot(file)).catch(() => [])).length > 0;
}

/** Removes folders of uploads that belong to no job and whose receiver has ended. */
export async function sweepSpool(file: string, isNeeded: (spool: string) => Promise<boolean>): Promise<void> {
  const found = await readdir(spoolRoot(file), { withFileTypes: true }).catch(() => []);
  for (const entry of found) {
    if (!entry.isDirectory() || !/^[0-9a-f-]{36}$/.test(entry.name)) continue;
    const its = await readFile(join(spoolRoot(file), entry.name, OWNER), 'utf8').catch(() => 'null');
    const holder = ownerOf(its);
    // This order matters: an upload that becomes a job in between had a live receiver.
    if ((holder && !isOwnerGone(holder)) || (await isNeeded(entry.name))) continue;
    await removeSpool(file, entry.name);
  }
}

let mine: LeaseOwner | null = null;

/** Returns the identity of this thread as a receiver of uploads. */
function owner(): LeaseOwner {
  mine ??= newLeaseOwner();
  return mine;
}

function ownerOf(text: string): LeaseOwner | null {
  try {
    return JSON.parse(text) as LeaseOwner | null;
  } catch {
    // The file was cut off while it was written.
    return null;
  }
}
