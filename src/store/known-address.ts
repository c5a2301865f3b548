// Finds the article known under an address, or under another address of the same page.

import { asc, eq, sql } from './drizzle.ts';
import type { Handle } from './sqlite.ts';
import { articleUrls } from './tables.ts';

/** Maps a canonical address to its page, by which articles and links are joined. */
export type PageOf = (address: string) => string;

/**
 * Returns the key of the article known under an address, given its page.
 *
 * One page is one article, unless two articles were stored before their addresses were known to be the same page. Then
 * each is found under its own address; any other address of the page leads to the one known under the page's main
 * address, whichever was stored first.
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
