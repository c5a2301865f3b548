// Builds the Link header of a list (RFC 8288): neighbouring pages and alternate formats.

export interface Links {
  /** Cursors. */
  next?: string | null | undefined;
  previous?: string | null | undefined;
  /** Other formats: `{ href: '/v1/feeds/articles.atom?q=flood', type: 'application/atom+xml' }`. */
  alternate?: readonly { href: string; type: string; title?: string }[];
}

/** Builds the header for `request.url`. Links are relative to it, so they work on any host and behind any proxy. */
export function linkHeader(url: string, { next, previous, alternate }: Links): string {
  const here = splitCursor(url);
  let header = `<${safe(url)}>; rel="self", <${here.first}>; rel="first"`;
  if (next) header += `, <${pageUrl(here, next)}>; rel="next"`;
  if (previous) header += `, <${pageUrl(here, previous)}>; rel="prev"`;
  for (const { href, type, title } of alternate ?? []) {
    header += `, <${safe(href)}>; rel="alternate"; type="${type}"${title === undefined ? '' : `; title="${title.replace(/["\\]/g, '\\$&')}"`}`;
  }
  return header;
}

/** Returns the URL of another page of the same list. */
export function pageLink(url: string, cursor: string): string {
  return pageUrl(splitCursor(url), cursor);
}

interface Here {
  first: string;
  hasQuery: boolean;
}

/** Splits the cursor from the URL, which leaves the first page. String operations avoid the 2 µs of a URL parser. */
function splitCursor(url: string): Here {
  const mark = url.indexOf('?');
  if (mark === -1) return { first: safe(url), hasQuery: false };
  const path = url.slice(0, mark);
  const query = url.slice(mark + 1);
  const kept = query.includes('cursor=')
    ? query
        .split('&')
        .filter((pair) => !pair.startsWith('cursor='))
        .join('&')
    : query;
  return kept === '' ? { first: safe(path), hasQuery: false } : { first: safe(`${path}?${kept}`), hasQuery: true };
}

function pageUrl({ first, hasQuery }: Here, cursor: string): string {
  return `${first}${hasQuery ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
}

/** Encodes characters that would end the `<…>` around the URL. */
export function safe(url: string): string {
  return /[<>"\s\\^`{|}\u0080-\uffff]/.test(url)
    ? url.replace(/[<>"\s\\^`{|}\u0080-\uffff]/g, encodeURIComponent)
    : url;
}
