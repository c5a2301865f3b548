// A server in a process of its own, whose memory is its own, too.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

interface Elsewhere {
  /** Megabytes of its old space. */
  heap?: number;
  threads?: number;
  /** The file of an archive, to serve a copy of. */
  of?: string;
}

/** An archive, empty where it is not a copy, which fills when it is asked to; it ends with the test. */
export async function servedElsewhere({ heap, threads = 0, of }: Elsewhere = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-crowd-'));
  const database = `file:${join(folder, 'archive.db')}`;
  if (of !== undefined) copyFileSync(of, join(folder, 'archive.db'));
  const child = fork(fileURLToPath(new URL('../following/server.ts', import.meta.url)), [database, String(threads)], {
    execArgv: ['--expose-gc', ...(heap === undefined ? [] : [`--max-old-space-size=${heap}`])],
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  const [url] = (await once(child, 'message')) as [string];
  const ask = async <Answer>(question: unknown): Promise<Answer> => {
    const answer = once(child, 'message');
    child.send(question as string);
    return (await answer)[0] as Answer;
  };
  /** The exit code. */
  const close = async (): Promise<number> => {
    const ended = once(child, 'exit');
    child.send('close');
    return (await ended)[0];
  };
  return { url, database, ask, close };
}
