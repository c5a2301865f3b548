// Builds the address of a page in the Wayback Machine, without asking whether a copy exists.

import { canonicalUrl } from './url.ts';

const WEB_ARCHIVE = 'https://web.archive.org/web/';

/**
 * The address of the copy closest to an instant (ISO 8601, UTC), or of the newest copy. Null if the address is not a web page
 * or is part of a web archive already.
 * `archiveAddress('https://example.org/a', '2024-05-14T09:30:00Z') ===
 * 'https://web.archive.org/web/20240514093000/https://example.org/a'`.
 */
export function archiveAddress(href: string, at: string | null): string | null {
  if (canonicalUrl(href) === null) return null;
  const url = new URL(href);
  if (/(?:^|\.)archive\.org$/u.test(url.hostname)) return null;
  // A fragment is not part of the copy, and credentials must not leak.
  url.hash = '';
  url.username = '';
  url.password = '';
  const stamp = at === null ? '' : `${at.replace(/\D/gu, '').slice(0, 14)}/`;
  return `${WEB_ARCHIVE}${stamp}${url.href}`;
}
