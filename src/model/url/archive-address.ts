// Where a web archive keeps an outside page as it was when an article was published: an address made, not asked for.

import { canonicalUrl } from './url.ts';

const WEB_ARCHIVE = 'https://web.archive.org/web/';

/**
 * The address of the copy nearest to an instant (ISO 8601, UTC); without one, of the newest copy. Null where the address
 * leads to no page of the web, or to a web archive already.
 * `archiveAddress('https://example.org/a', '2024-05-14T09:30:00Z') ===
 * 'https://web.archive.org/web/20240514093000/https://example.org/a'`.
 */
export function archiveAddress(href: string, at: string | null): string | null {
  if (canonicalUrl(href) === null) return null;
  const url = new URL(href);
  if (/(?:^|\.)archive\.org$/u.test(url.hostname)) return null;
  // What a reader sees of a page is no other copy of it, and a password is nobody's business.
  url.hash = '';
  url.username = '';
  url.password = '';
  const stamp = at === null ? '' : `${at.replace(/\D/gu, '').slice(0, 14)}/`;
  return `${WEB_ARCHIVE}${stamp}${url.href}`;
}
