// What an archive holds, to be compared with another.

import type { Change } from '../../src/model/change/change.ts';
import { openStore } from '../../src/store/index.ts';

/** Everything clients can see of an archive, but when it was written. */
export async function contentOf(url: string): Promise<object> {
  const store = openStore(url);
  const page = { limit: 1000 };
  const articles = await store.articles.list({ filters: {}, sort: 'newest', ...page }, true);
  const { changes } = await store.changes.list({ since: 0, limit: 100_000 });
  const content = {
    articles: articles.rows.map(({ card, text, blocks, mentions, links }) => {
      const { updatedAt, ingestedAt, ...rest } = JSON.parse(card);
      return { ...rest, text, blocks, mentions, links };
    }),
    revisions: await Promise.all(
      articles.rows.map(async ({ id }) => (await store.articles.revisions(id))?.map(({ at, ...rest }) => rest)),
    ),
    entities: (await store.entities.list({ minArticles: 0, sort: 'name', ...page })).rows,
    hosts: (await store.links.hosts(page)).rows,
    tags: (await store.terms.list({ kind: 'tag', sort: 'articles', ...page })).rows,
    changes: revisionsTold(changes),
  };
  await store.close();
  return content;
}

/** In order, without when, and without articles told again since others came: that depends on what came in one transaction. */
function revisionsTold(changes: readonly Change[]): object[] {
  const seen = new Set<string>();
  return changes.flatMap(({ at, seq, ...change }) => {
    const line = JSON.stringify([change.kind, change.id, change.revision]);
    if (change.kind === 'article' && change.operation === 'update' && seen.has(line)) return [];
    seen.add(line);
    return [change];
  });
}
