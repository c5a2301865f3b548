// `news-archive export`: every article as one JSON object a line.

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../config.ts';
import { assemble, type Store } from '../store/index.ts';
import { withStore } from './with-store.ts';

export async function exportVerb({ output }: { output?: string }): Promise<void> {
  await withStore(readConfig(), { ifMissing: 'refuse' }, async (store) => {
    const out = output === undefined ? process.stdout : createWriteStream(output);
    try {
      await pipeline(lines(store), out, { end: output !== undefined });
    } catch (error) {
      // A reader that has seen enough, such as `head`, is no failure.
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    }
  });
}

async function* lines(store: Store): AsyncGenerator<string> {
  let cursor: string | null = null;
  do {
    const page = await store.articles.list(
      { filters: {}, sort: 'oldest', limit: 100, ...(cursor !== null && { cursor }) },
      true,
    );
    for (const row of page.rows) yield `${assemble(row)}\n`;
    cursor = page.next;
  } while (cursor !== null);
}
