// The command as people run it: a process of its own, with settings of its own.

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Compiled code is kept from process to process: a third of each one's time. */
const NODE_COMPILE_CACHE = join(tmpdir(), 'news-archive-compile-cache');
export const COMMAND = fileURLToPath(new URL('../../bin/news-archive.js', import.meta.url));

export interface Ended {
  /** `null` where a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  process: ChildProcessByStdio<Writable | null, Readable, Readable>;
  ended: Promise<Ended>;
  /** Resolves once standard output holds this, with all of it so far. */
  says: (text: string | RegExp) => Promise<string>;
  kill: (signal: NodeJS.Signals) => void;
}

type Settings = Record<string, string | undefined>;

export function start(
  words: string[],
  settings: Settings = {},
  input: 'ignore' | 'pipe' = 'ignore',
  command = COMMAND,
): Running {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [command, ...words], {
    env: { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE, PORT: '0', SEED: 'off', ...settings },
    stdio: [input, 'pipe', 'pipe'],
  }) as ChildProcessByStdio<Writable | null, Readable, Readable>;
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...text }));
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    process: child,
    ended,
    says: (expected) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (text.stdout.match(expected)) resolve(text.stdout);
        };
        child.stdout.on('data', look);
        ended.then(({ code, signal, stdout, stderr }) =>
          reject(new Error(`It ended with ${signal ?? code} and never said ${expected}:\n${stdout}\n${stderr}`)),
        );
        look();
      }),
    kill: (signal) => void child.kill(signal),
  };
}

export function run(words: string[], settings: Settings = {}): Promise<Ended> {
  return start(words, settings).ended;
}

/** A temporary folder with these files in it, removed after the test. */
export function folderOf(files: Record<string, string | Uint8Array> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
