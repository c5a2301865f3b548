// Writes the addresses under which articles are known.

import { addressesOf } from '../../model/article/article-addresses.ts';
import type { Draft } from '../../model/article/draft.ts';
import { canonicalUrl } from '../../model/url/url.ts';
import { asc, eq, sql } from '../drizzle.ts';
import { type PageOf, prepareKnownAddress } from '../known-address.ts';
import type { Handle } from '../sqlite.ts';
import { articleUrls } from '../tables.ts';

export function prepareAddresses(db: Handle, pageOf: PageOf) {
  const p = sql.placeholder;
  const known = prepareKnownAddress(db);
  const insert = db
    .insert(articleUrls)
    .values({ url: p('url'), page: p('page'), articleKey: p('articleKey') })
    .onConflictDoNothing()
    .prepare();
  const its = db
    .select({ url: articleUrls.url, page: articleUrls.page })
    .from(articleUrls)
    .where(eq(articleUrls.articleKey, p('articleKey')))
    .orderBy(asc(articleUrls.url))
    .prepare();
  const lead = db
    .update(articleUrls)
    .set({ page: sql`${p('page')}` })
    .where(eq(articleUrls.url, p('url')))
    .prepare();

  const remove = db
    .delete(articleUrls)
    .where(eq(articleUrls.url, p('url')))
    .prepare();

  const find = (url: string): number | null => known(url, pageOf(url));

  return {
    /**
     * Returns the canonical addresses of a draft, the main one first, its page, and the article known under one of
     * them.
     */
    of(draft: Draft): { urls: string[]; page: string | null; knownKey: number | null } {
      const { own, stated } = addressesOf(draft);
      const ownKey = own === null ? null : find(own);
      const statedKey = stated === null ? null : find(stated);
      const knownKey = ownKey ?? statedKey;
      // An address of another article stays with that one, whatever this document states.
      const isFree = statedKey === null || statedKey === knownKey;
      const urls = [...new Set([isFree ? stated : null, own])].filter((url) => url !== null);
      return { urls, page: urls[0] === undefined ? null : pageOf(urls[0]), knownKey };
    },

    /** Adds an address to an article. Returns the page if the address is new. */
    add(articleKey: number, url: string): string | null {
      const page = pageOf(url);
      return insert.run({ url, page, articleKey }).changes > 0 ? page : null;
    },

    /** Sets the addresses of an article from another archive. Returns the pages that now lead to it or no longer do. */
    restore(articleKey: number, urls: readonly string[]): string[] {
      const gone = its.all({ articleKey }).filter(({ url }) => !urls.includes(url));
      for (const { url } of gone) remove.run({ url });
      return [...gone.map(({ page }) => page), ...urls.flatMap((url) => this.add(articleKey, url) ?? [])];
    },

    /** Recomputes the pages of an article's addresses. Returns the old and new pages of those that changed. */
    refresh(articleKey: number): string[] {
      return its.all({ articleKey }).flatMap(({ url, page: before }) => {
        const page = pageOf(canonicalUrl(url) ?? url);
        if (page === before) return [];
        lead.run({ url, page });
        return [before, page];
      });
    },
  };
}
