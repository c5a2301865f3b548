// Articles by what they have, as lists of keys: asked of the archive where they are few.

import { and, eq, ne, sql } from 'drizzle-orm';
import type { Handle } from '../sqlite.ts';
import { articleEntities, articles, articleTerms, links } from '../tables.ts';

export type ArticleKeys = ReturnType<typeof prepareArticleKeys>;

export function prepareArticleKeys(db: Handle) {
  const p = sql.placeholder;
  const byId = db
    .select({ key: articles.key })
    .from(articles)
    .where(eq(articles.id, p('id')))
    .prepare();
  const withTerm = db
    .select({ key: articleTerms.articleKey })
    .from(articleTerms)
    .where(eq(articleTerms.termKey, p('key')))
    .prepare();
  const withEntity = db
    .select({ key: articleEntities.articleKey })
    .from(articleEntities)
    .where(eq(articleEntities.entityKey, p('key')))
    .prepare();
  const linking = (column: 'url' | 'host') =>
    db
      .selectDistinct({ key: links.articleKey })
      .from(links)
      .where(and(eq(links[column], p('value')), ne(links.kind, 'original')))
      .prepare();
  const linkingTo = { url: linking('url'), host: linking('host') };

  return {
    ofIds: (ids: readonly string[]): number[] => ids.flatMap((id) => byId.get({ id })?.key ?? []),
    having: (what: 'terms' | 'entities', key: number): number[] =>
      (what === 'terms' ? withTerm : withEntity).all({ key }).map((row) => row.key),
    linkingTo: (column: 'url' | 'host', value: string): number[] =>
      linkingTo[column].all({ value }).map((row) => row.key),
  };
}
