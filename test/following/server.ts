// An archive served by a process of its own: `node server.ts <address> [<threads>]` tells where, and its memory when it is asked.

import { buildApp } from '../../src/app.ts';
import { openStore } from '../../src/store/index.ts';
import { documentOf, plain } from '../store/documents.ts';

const [url = '', workers = '0'] = process.argv.slice(2);
const store = openStore(url, { workers: Number(workers) });
const app = await buildApp({ store });
let slot = 0;

/** What a test can ask of it. */
process.on('message', async (asked: { save: number; words?: number } | 'memory' | 'following' | 'close') => {
  if (asked === 'memory') {
    globalThis.gc?.();
    process.send?.(process.memoryUsage());
  } else if (asked === 'following') process.send?.(app.following());
  else if (asked === 'close') {
    await app.close();
    await store.close();
    process.disconnect();
  } else {
    await store.write((to) => {
      for (let saved = 0; saved < asked.save; saved++)
        to.save(documentOf(plain({ slot: slot++, words: asked.words ?? 1 })));
    });
    process.send?.(store.seq());
  }
});
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }));
