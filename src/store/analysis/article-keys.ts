// Looks up the keys of articles and quotes that match a filter: for small results faster than scanning columns.

import { and, eq, ne, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { articleEntities, articleSpeakers, articles, articleTerms, links, quoteEntities } from '../tables.ts';

/** The relations that articles are looked up by. */
export type Having = 'terms' | 'entities' | 'speakers';

export type ArticleKeys = ReturnType<typeof prepareArticleKeys>;

export function prepareArticleKeys(db: Handle) {
  const p = sql.placeholder;
  const byId = db
    .select({ key: articles.key })
    .from(articles)
    .where(eq(articles.id, p('id')))
    .prepare();
  const having = {
    terms: db
      .select({ key: articleTerms.articleKey })
      .from(articleTerms)
      .where(eq(articleTerms.termKey, p('key')))
      .prepare(),
    entities: db
      .select({ key: articleEntities.articleKey })
      .from(articleEntities)
      .where(eq(articleEntities.entityKey, p('key')))
      .prepare(),
    speakers: db
      .select({ key: articleSpeakers.articleKey })
      .from(articleSpeakers)
      .where(eq(articleSpeakers.entityKey, p('key')))
      .prepare(),
  };
  const linking = (column: 'page' | 'host') =>
    db
      .selectDistinct({ key: links.articleKey })
      .from(links)
      .where(and(eq(links[column], p('value')), ne(links.kind, 'original')))
      .prepare();
  const linkingTo = { page: linking('page'), host: linking('host') };

  const naming = db.$client
    .prepare(
      db
        .select({ articleKey: quoteEntities.articleKey, position: quoteEntities.position })
        .from(quoteEntities)
        .where(eq(quoteEntities.entityKey, p('key')))
        .toSQL().sql,
    )
    .raw();
  const matching = db.$client.prepare('select rowid from quote_index where quote_index match ?').pluck();

  return {
    ofIds: (ids: readonly string[]): number[] => ids.flatMap((id) => byId.get({ id })?.key ?? []),
    having: (what: Having, key: number): number[] => having[what].all({ key }).map((row) => row.key),
    linkingTo: (column: 'page' | 'host', value: string): number[] =>
      linkingTo[column].all({ value }).map((row) => row.key),
    /** Calls `visit` with each quote that names the entity. */
    quotesNaming(key: number, visit: (articleKey: number, position: number) => void): void {
      for (const [articleKey, position] of naming.iterate(key) as IterableIterator<[number, number]>) {
        visit(articleKey, position);
      }
    },
    /** Calls `visit` with the row of each quote that matches; see `full-text/quote-index.ts`. */
    quotesMatching(match: string, visit: (row: number) => void): void {
      for (const row of matching.iterate(match) as IterableIterator<number>) visit(row);
    },
  };
}
