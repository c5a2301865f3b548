// The addresses of an article: the one a document was taken from, and the one it calls canonical.

import { canonicalUrl } from '../url/url.ts';
import type { Draft } from './draft.ts';

export interface ArticleAddresses {
  /** Canonical form of the document's own address; null where it has none. */
  own: string | null;
  /** Canonical form of the address it states as the page's main one; null where it states none, or none to be believed. */
  stated: string | null;
}

export function addressesOf({ url, canonical }: Pick<Draft, 'url' | 'canonical'>): ArticleAddresses {
  const own = url === null ? null : canonicalUrl(url);
  const stated = canonical === null ? null : canonicalUrl(canonical);
  // A site that calls its front page canonical on every page would make one article of all of them.
  const isBelieved = stated !== null && (!isFrontPage(stated) || (own !== null && isFrontPage(own)));
  return { own, stated: isBelieved ? stated : null };
}

function isFrontPage(address: string): boolean {
  const { pathname, search, hash } = new URL(address);
  return search === '' && hash === '' && /^\/(?:(?:index|home|default)(?:\.[a-z]{2,5})?)?$/iu.test(pathname);
}
