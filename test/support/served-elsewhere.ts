// A server in a process of its own, whose memory is its own, too.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** An empty archive, which fills when it is asked to; it ends with the test. `heap`: megabytes of its old space. */
export async function servedElsewhere({ heap, threads = 0 }: { heap?: number; threads?: number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-crowd-'));
  const child = fork(
    fileURLToPath(new URL('../following/server.ts', import.meta.url)),
    [`file:${join(folder, 'archive.db')}`, String(threads)],
    {
      execArgv: ['--expose-gc', ...(heap === undefined ? [] : [`--max-old-space-size=${heap}`])],
    },
  );
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
  return { url, ask, close };
}
