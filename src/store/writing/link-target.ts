// The article a link leads to.

import type { FoundLink } from '../../model/article/findings.ts';
import { type PageOf, prepareKnownAddress } from '../known-address.ts';
import type { Handle } from '../sqlite.ts';
import { prepareHeadlines } from './headlines.ts';

type Leading = Pick<FoundLink, 'url' | 'href' | 'headlineKey'> & { kind: string };

/** Its key, or null. `from`: the article with the link. A lost target is found by its headline. */
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
