// Selects the columns of a list row and those its order needs.

import { eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { articles, bodies } from '../tables.ts';
import type { OrderedRow } from './order.ts';

/** A list row: the summary and the requested parts of an article. */
export interface ArticleListRow {
  id: string;
  card: string;
  text?: string;
  blocks?: string;
  mentions?: string;
  links?: string;
  quotes?: string;
  figures?: string;
  /** The matches, as JSON. */
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

/** The parts of an article that are stored rendered, beside its summary. */
export const parts = {
  text: bodies.text,
  blocks: bodies.blocks,
  mentions: bodies.mentions,
  links: bodies.links,
  quotes: bodies.quotes,
  figures: bodies.figures,
};

export const listColumnsWithBody = { ...listColumns, ...parts };

/** Reads list rows by article key. */
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
