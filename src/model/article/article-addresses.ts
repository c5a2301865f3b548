// The addresses of an article: the one its document was taken from, and the one it declares as canonical.

import { canonicalUrl } from '../url/url.ts';
import type { Draft } from './draft.ts';

export interface ArticleAddresses {
  /** Canonical form of the document's own address; null if it has none. */
  own: string | null;
  /** Canonical form of the declared canonical address; null if there is none, or it is not credible. */
  stated: string | null;
}

export function addressesOf({ url, canonical }: Pick<Draft, 'url' | 'canonical'>): ArticleAddresses {
  const own = url === null ? null : canonicalUrl(url);
  const stated = canonical === null ? null : canonicalUrl(canonical);
  // Some sites declare their front page as canonical on every page, which would merge all their articles into one.
  const isBelieved = stated !== null && (!isFrontPage(stated) || (own !== null && isFrontPage(own)));
  return { own, stated: isBelieved ? stated : null };
}

function isFrontPage(address: string): boolean {
  const { pathname, search, hash } = new URL(address);
  return search === '' && hash === '' && /^\/(?:(?:index|home|default)(?:\.[a-z]{2,5})?)?$/iu.test(pathname);
}
