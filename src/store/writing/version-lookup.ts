// Looks up the identity, ETag and revision of an article by id or key.

import { eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { articles } from '../tables.ts';

export function prepareVersionLookup(db: Handle) {
  const columns = { key: articles.key, id: articles.id, etag: articles.etag, revision: articles.revision };
  const byId = db
    .select(columns)
    .from(articles)
    .where(eq(articles.id, sql.placeholder('id')))
    .prepare();
  const byKey = db
    .select(columns)
    .from(articles)
    .where(eq(articles.key, sql.placeholder('key')))
    .prepare();
  return { byId: (id: string) => byId.get({ id }), byKey: (key: number) => byKey.get({ key }) };
}
