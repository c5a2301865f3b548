// Folds mobile hosts, AMP forms and AMP caches into the address of the page.

import { canonicalUrl, hostOf } from './url.ts';

/** Most addresses need no folding; this test is fast. */
const FOLDABLE = /^https:\/\/(?:m|mobile|amp)\.|\.m\.|amp/iu;

/** Caches: the rest of the path is the address of the page without its scheme. */
const CACHES = [
  /^https:\/\/(?:[a-z0-9-]+\.)?(?:cdn\.ampproject\.org|amp\.cloudflare\.com)\/[cv]\/(?:s\/)?(?<page>.+)$/u,
  /^https:\/\/(?:google(?:\.[a-z]{2,3}){1,2}|bing\.com)\/amp\/(?:s\/)?(?<page>.+)$/u,
];
/** Parameters that caches add. */
const OF_CACHES = /^(?:amp_|_amp)|^(?:ampshare|aoh|csi|usqp)$/u;

/** Host labels of other forms of the same site. */
const FORMS = new Set(['m', 'mobile', 'amp']);
/** Labels of public suffixes, such as `co.uk` and `com.au`. */
const REGISTRIES = new Set(['ac', 'co', 'com', 'edu', 'go', 'gob', 'gov', 'ne', 'net', 'nom', 'or', 'org']);

/** A parameter that requests the AMP form. */
const AMP_PARAMETER = /^(?:amp(?:=(?:1|true)?)?|outputtype=amp)$/iu;

/**
 * The address of a page without its mobile or AMP form: `pageAddress('https://m.example.org/a/amp') ===
 * 'https://example.org/a'`. Takes and returns canonical addresses; idempotent.
 *
 * Two addresses of the same page have the same page address, which identifies articles. Displayed addresses are those of
 * `canonicalUrl`. A site whose own name looks like such a form (`amp.com.au`, `mobile.de`) keeps it.
 */
export function pageAddress(canonical: string): string {
  let address = canonical;
  while (FOLDABLE.test(address)) {
    const page = folded(address);
    if (page.length >= address.length) break;
    address = page;
  }
  return address;
}

/** The host of the page of an address, without its mobile or AMP form. */
export function pageHostOf(href: string): string | null {
  const canonical = canonicalUrl(href);
  return canonical === null ? null : hostOf(pageAddress(canonical));
}

function folded(address: string): string {
  const url = new URL(uncached(address));
  const port = url.port === '' ? '' : `:${url.port}`;
  const query = withoutPairs(url.search, (pair) => AMP_PARAMETER.test(pair));
  return (
    canonicalUrl(`https://${plainHost(url.hostname)}${port}${plainPath(url.pathname)}${query}${url.hash}`) ?? address
  );
}

function uncached(address: string): string {
  const page = CACHES.map((cache) => cache.exec(address)?.groups?.page).find((found) => found !== undefined);
  const own = page === undefined ? null : canonicalUrl(`https://${page}`);
  if (own === null) return address;
  const url = new URL(own);
  url.search = withoutPairs(url.search, (pair) => OF_CACHES.test(pair.split('=', 1)[0] ?? ''));
  return url.href;
}

function plainHost(hostname: string): string {
  let labels = hostname.split('.');
  // `en.m.wikipedia.org`: each language has a mobile form.
  if (labels[1] === 'm' && /^[a-z]{2,3}$/u.test(labels[0] ?? '') && isSite(labels.slice(2))) labels.splice(1, 1);
  if (FORMS.has(labels[0] ?? '') && isSite(labels.slice(1))) labels = labels.slice(1);
  return labels.join('.');
}

function isSite([first = '', second, ...more]: string[]): boolean {
  if (second === undefined) return false;
  return more.length > 0 || second.length !== 2 || !REGISTRIES.has(first);
}

function plainPath(pathname: string): string {
  const [, ...segments] = pathname.split('/');
  if (isAmp(segments.at(-1)) && segments.length > 1) segments.pop();
  // `/amp/guides` can be a page about amplifiers.
  if (isAmp(segments[0]) && segments.length > 2) segments.shift();
  const last = segments.at(-1) ?? '';
  return `/${[...segments.slice(0, -1), last.replace(/(?<=.)\.amp(?=\.html?$|$)/iu, '')].join('/')}`;
}

function isAmp(segment: string | undefined): boolean {
  return segment?.toLowerCase() === 'amp';
}

function withoutPairs(search: string, isLeftOut: (pair: string) => boolean): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isLeftOut(pair));
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}
