// Derives the canonical address and the host of a link's target.

import { pageAddress } from '../url/page-address.ts';
import { canonicalUrl, hostOf } from '../url/url.ts';

/** Both are null if the target is not a web page. */
export function linkAddress(href: string | null): { url: string | null; host: string | null } {
  const url = href === null ? null : canonicalUrl(href);
  return { url, host: url === null ? null : hostOf(pageAddress(url)) };
}

/** A link with the address that resolves it to articles. */
export function addressedLink<Link extends { href: string | null }>(
  link: Link,
): Link & { url: string | null; host: string | null } {
  return { ...link, ...linkAddress(link.href) };
}
