// Reads the searchable texts of an article.

import { type SearchableArticle, toSearchable } from '../../model/search/match.ts';
import { textsOf } from '../../model/search/texts.ts';
import type { Block } from '../../model/text/block.ts';
import { and, asc, eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { articles, articleTerms, bodies, terms } from '../tables.ts';

/** Reads the words of an article by key; null if the article does not exist. */
export function prepareTexts(db: Handle): (key: number) => SearchableArticle | null {
  const key = sql.placeholder('key');
  const article = db
    .select({ title: articles.title, subtitle: articles.subtitle, blocks: bodies.blocks })
    .from(articles)
    .innerJoin(bodies, eq(bodies.articleKey, articles.key))
    .where(eq(articles.key, key))
    .prepare();
  const authors = db
    .select({ name: articleTerms.name })
    .from(articleTerms)
    .innerJoin(terms, eq(terms.key, articleTerms.termKey))
    // An article has few terms; the plus keeps the planner from scanning all authors.
    .where(and(eq(articleTerms.articleKey, key), sql`+${terms.kind} = 'author'`))
    .orderBy(asc(articleTerms.position))
    .prepare();
  return (key) => {
    const row = article.get({ key });
    if (!row) return null;
    const { title, subtitle, blocks } = row;
    const names = authors.all({ key }).map(({ name }) => name);
    return toSearchable(textsOf({ title, subtitle, blocks: JSON.parse(blocks) as Block[], authors: names }));
  };
}
