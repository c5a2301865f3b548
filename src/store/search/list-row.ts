// What a list shows of an article, and what its order needs to know of it.

import { eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { articles, bodies } from '../tables.ts';
import type { OrderedRow } from './order.ts';

/** The parts of articles a list can ask for beside their summaries. */
export interface ArticleListRow {
  id: string;
  card: string;
  text?: string;
  blocks?: string;
  mentions?: string;
  links?: string;
  quotes?: string;
  figures?: string;
  /** What matched, as JSON. */
  highlights?: string;
}

export type StoredListRow = ArticleListRow & OrderedRow;

export const listColumns = {
  key: articles.key,
  id: articles.id,
  card: articles.card,
  updatedAt: articles.updatedAt,
  titleKey: articles.titleKey,
};

/** The parts of an article that are stored rendered, beside its card. */
export const parts = {
  text: bodies.text,
  blocks: bodies.blocks,
  mentions: bodies.mentions,
  links: bodies.links,
  quotes: bodies.quotes,
  figures: bodies.figures,
};

export const listColumnsWithBody = { ...listColumns, ...parts };

/** Reads articles one by one, by their keys. */
export function prepareListRow(db: Handle): (key: number, withBody: boolean) => StoredListRow | undefined {
  const byKey = eq(articles.key, sql.placeholder('key'));
  const short = db.select(listColumns).from(articles).where(byKey).prepare();
  const long = db
    .select(listColumnsWithBody)
    .from(articles)
    .innerJoin(bodies, eq(bodies.articleKey, articles.key))
    .where(byKey)
    .prepare();
  return (key, withBody) => (withBody ? long : short).get({ key });
}
