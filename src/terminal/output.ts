// Writes the output of a command to standard output, or to a file that appears only once it is complete.

import { createWriteStream } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { discardPartial, partialOf, putInPlace, sweepPartials } from '../commands/partial-file.ts';
import { isSystemError, systemErrorReason } from '../model/problem/system-error.ts';
import { heedInterrupts } from './interrupt.ts';

type Texts = Iterable<string> | AsyncIterable<string>;

/** @throws a one-sentence error if the output cannot be written; an existing file is then unchanged. */
export async function writeOutput(path: string | undefined, texts: Texts): Promise<void> {
  if (path === undefined) return toStandardOutput(texts);
  const stop = heedInterrupts();
  try {
    await toFile(path, texts, stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw faultOf(path, error);
    console.error(`Interrupted: nothing was written to ${path}.`);
    process.exitCode = 130;
  } finally {
    stop.release();
  }
}

async function toStandardOutput(texts: Texts): Promise<void> {
  try {
    await pipeline(texts, process.stdout, { end: false });
  } catch (error) {
    // A reader that closes early, such as `head`, is not an error.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw faultOf('Standard output', error);
  }
}

async function toFile(path: string, texts: Texts, signal: AbortSignal): Promise<void> {
  const there = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
  if (there?.isDirectory()) throw new Error(`${path} is a folder: name a file in it.`);
  // A device or a pipe cannot be replaced by a file.
  if (there && !there.isFile()) return pipeline(texts, createWriteStream(path), { signal });

  // Replaces the target of a symbolic link, not the link.
  const target = there ? await realpath(path) : path;
  const beside = partialOf(target);
  await sweepPartials(target);
  try {
    const file = await open(beside, 'w', there?.mode);
    await pipeline(texts, file.createWriteStream(), { signal });
    await putInPlace(beside, target);
  } catch (error) {
    await discardPartial(beside);
    throw error;
  }
}

/** Formats an error as the last line of a command. */
export function told(error: Error): string {
  const reason = systemErrorReason(error);
  return error.message.startsWith(reason) ? error.message : `${reason}.`;
}

/** Adds the file to a system error; other errors already say what failed. */
export function faultOf(what: string, error: unknown): Error {
  if (!isSystemError(error)) return error as Error;
  return new Error(`${what} cannot be written: ${systemErrorReason(error)}.`, { cause: error });
}
