// Preloaded by a server: on SIGUSR2 it writes which modules its main thread has loaded and how many threads there are.

import { renameSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const file = process.env.NOTE_LOADED;

if (isMainThread && file) {
  const modules: string[] = [];
  registerHooks({
    load(url, context, next) {
      modules.push(url);
      return next(url, context);
    },
  });
  process.on('SIGUSR2', () => {
    const { workers } = process.report.getReport() as unknown as { workers: unknown[] };
    writeFileSync(`${file}.part`, JSON.stringify({ modules, threads: workers.length }));
    renameSync(`${file}.part`, file);
  });
}
