// A process that writes a hundred articles a second into an archive, each in a transaction of its own, until it is told to stop.
// It prints the id of each once it is committed.
// node write-articles.ts <archive>

import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../src/store/index.ts';
import { documentOf, plain } from '../store/documents.ts';

const RATE = 100;

const store = openStore(process.argv[2] ?? '', { workers: 0 });
let isOver = false;
process.once('SIGTERM', () => {
  isOver = true;
});
let due = performance.now();
for (let slot = 0; !isOver; slot++) {
  const { id } = await store.write((to) => to.save(documentOf(plain({ slot, words: 20 }))));
  process.stdout.write(`${id}\n`);
  // What was too late is made up for, but for what was meant to wait.
  due = Math.max(due + 1000 / RATE, performance.now() - 500);
  await wait(Math.max(0, due - performance.now()));
}
await store.close();
