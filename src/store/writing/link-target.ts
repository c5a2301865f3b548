// Finds the article that a link leads to.

import type { FoundLink } from '../../model/article/findings.ts';
import { type PageOf, prepareKnownAddress } from '../known-address.ts';
import type { Handle } from '../sqlite.ts';
import { prepareHeadlines } from './headlines.ts';

type Leading = Pick<FoundLink, 'url' | 'href' | 'headlineKey'> & { kind: string };

/**
 * Returns the key of the target or null. `from` is the article with the link. A link without an address finds its
 * target by headline.
 */
export function prepareTargetOf(db: Handle, pageOf: PageOf): (link: Leading, from: number) => number | null {
  const known = prepareKnownAddress(db);
  const headlines = prepareHeadlines(db);
  return (link, from) => {
    if (link.kind === 'original') return null;
    if (link.url) return known(link.url, pageOf(link.url));
    if (link.href || !link.headlineKey) return null;
    return headlines.find(link.headlineKey, from);
  };
}
