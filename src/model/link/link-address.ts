// Where a link leads: the canonical form of its address, and the host of the page.

import { pageAddress } from '../url/page-address.ts';
import { canonicalUrl, hostOf } from '../url/url.ts';

/** Both are null where it leads to no page of the web. */
export function linkAddress(href: string | null): { url: string | null; host: string | null } {
  const url = href === null ? null : canonicalUrl(href);
  return { url, host: url === null ? null : hostOf(pageAddress(url)) };
}

/** A link as it was read, with the address that it is joined by. */
export function addressedLink<Link extends { href: string | null }>(
  link: Link,
): Link & { url: string | null; host: string | null } {
  return { ...link, ...linkAddress(link.href) };
}
