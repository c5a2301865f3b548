// Reads the articles that an article links to and those that link to it.

import { and, asc, eq, isNotNull, ne, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { links } from '../tables.ts';

export interface LinkedArticle {
  key: number;
  kind: 'link' | 'backlink';
  /** The anchor texts of the links; up to five. */
  anchors: string[];
}

const ANCHORS = 5;
/**
 * The maximum number of backlinks read: an article with thousands of backlinks is not related to any of them in
 * particular.
 */
const MOST = 500;

export function prepareLinked(db: Handle): (key: number) => LinkedArticle[] {
  const key = sql.placeholder('key');
  const outgoing = db
    .select({ key: links.targetKey, anchor: links.anchor })
    .from(links)
    .where(and(eq(links.articleKey, key), isNotNull(links.targetKey), ne(links.targetKey, key)))
    .orderBy(asc(links.position))
    .prepare();
  const incoming = db
    .select({ key: links.articleKey, anchor: links.anchor })
    .from(links)
    .where(and(eq(links.targetKey, key), ne(links.articleKey, key)))
    .orderBy(sql`${links.articleKey} desc`, asc(links.position))
    .limit(MOST)
    .prepare();
  return (key) => [...grouped('link', outgoing.all({ key })), ...grouped('backlink', incoming.all({ key }))];
}

function grouped(
  kind: LinkedArticle['kind'],
  rows: readonly { key: number | null; anchor: string }[],
): LinkedArticle[] {
  return [...Map.groupBy(rows, (row) => row.key)].flatMap(([key, its]) => {
    const anchors = [...new Set(its.map(({ anchor }) => anchor).filter((anchor) => anchor !== ''))].slice(0, ANCHORS);
    return key === null ? [] : [{ key, kind, anchors }];
  });
}
