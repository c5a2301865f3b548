// Checks the addresses of links in documents.

/** Schemes that readers can follow. Others (`javascript:`, `data:`, `file:` …) are useless or harmful. */
const SCHEMES = new Set(['http', 'https', 'ftp', 'mailto', 'tel']);

/** The trimmed address; `null` if it is lost or unusable: empty, only a fragment, or with a disallowed scheme. */
export function toUsableHref(href: string): string | null {
  const trimmed = href.replace(/^(?:\s|%20)+/u, '').replace(/(?:\s|%20)+$/u, ''); // pandoc encodes white space around an address as %20
  if (trimmed === '' || trimmed.startsWith('#')) return null;
  // Browsers remove control characters before they read the scheme: `java\nscript:` works.
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(trimmed.replace(/[\u0000-\u0020\u007F]/gu, ''))?.[1]?.toLowerCase();
  if (scheme === undefined) return trimmed;
  if (!SCHEMES.has(scheme)) return null;
  return URL.canParse(trimmed) ? trimmed : null;
}

/** Like `toUsableHref`, but only for http(s): an address that can be the document's own. */
export function toPageHref(href: string): string | null {
  const usable = toUsableHref(href);
  return usable !== null && /^https?:/iu.test(usable) ? usable : null;
}
