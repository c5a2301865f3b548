// Addresses of links, as documents write them.

/** What a reader can follow. Anything else (`javascript:`, `data:`, `file:` …) leads nowhere or does harm. */
const SCHEMES = new Set(['http', 'https', 'ftp', 'mailto', 'tel']);

/** The address as written, trimmed; `null` where it was lost or cannot be used: empty, `#`, a fragment alone, a bad scheme. */
export function toUsableHref(href: string): string | null {
  const trimmed = href.replace(/^(?:\s|%20)+/u, '').replace(/(?:\s|%20)+$/u, ''); // pandoc writes the blanks around an address as %20
  if (trimmed === '' || trimmed.startsWith('#')) return null;
  // Browsers drop control characters before they look for the scheme: `java\nscript:` is one.
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(trimmed.replace(/[\u0000-\u0020\u007F]/gu, ''))?.[1]?.toLowerCase();
  if (scheme === undefined) return trimmed;
  if (!SCHEMES.has(scheme)) return null;
  return URL.canParse(trimmed) ? trimmed : null;
}

/** As `usableHref`, of an http(s) address only: what can be a document's own address. */
export function toPageHref(href: string): string | null {
  const usable = toUsableHref(href);
  return usable !== null && /^https?:/iu.test(usable) ? usable : null;
}
