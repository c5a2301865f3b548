// The article known under an address: exactly this one, or another that leads to the same page.

import { asc, eq, sql } from './drizzle.ts';
import type { Handle } from './sqlite.ts';
import { articleUrls } from './tables.ts';

/** From a canonical address to the page it leads to: what articles and links are joined by. */
export type PageOf = (address: string) => string;

/**
 * The key of the article known under an address, given the page it leads to.
 *
 * One page is one article, except where two were here before it was known that they are one. Then each is found under
 * its own address, and for any other the one that is known under the page's own: which came first does not matter.
 */
export function prepareKnownAddress(db: Handle): (url: string, page: string) => number | null {
  const exactly = db
    .select({ key: articleUrls.articleKey })
    .from(articleUrls)
    .where(eq(articleUrls.url, sql.placeholder('url')))
    .prepare();
  const leadingTo = db
    .select({ key: articleUrls.articleKey })
    .from(articleUrls)
    .where(eq(articleUrls.page, sql.placeholder('page')))
    .orderBy(sql`${articleUrls.url} <> ${articleUrls.page}`, asc(articleUrls.url))
    .limit(1)
    .prepare();
  return (url, page) => (exactly.get({ url }) ?? leadingTo.get({ page }))?.key ?? null;
}
