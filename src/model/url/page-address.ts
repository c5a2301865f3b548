// Pages under several addresses: mobile hosts, AMP forms and AMP caches folded to the address of the page itself.

import { canonicalUrl, hostOf } from './url.ts';

/** Most addresses have nothing to be folded: they are told at a glance. */
const FOLDABLE = /^https:\/\/(?:m|mobile|amp)\.|\.m\.|amp/iu;

/** Copies that others serve: what follows is the page's own address without its scheme. */
const CACHES = [
  /^https:\/\/(?:[a-z0-9-]+\.)?(?:cdn\.ampproject\.org|amp\.cloudflare\.com)\/[cv]\/(?:s\/)?(?<page>.+)$/u,
  /^https:\/\/(?:google(?:\.[a-z]{2,3}){1,2}|bing\.com)\/amp\/(?:s\/)?(?<page>.+)$/u,
];
/** What caches add to the address of a copy. */
const OF_CACHES = /^(?:amp_|_amp)|^(?:ampshare|aoh|csi|usqp)$/u;

/** Names that a publisher gives to another form of the same site. */
const FORMS = new Set(['m', 'mobile', 'amp']);
/** `co.uk`, `com.au`: not a site, but what sites are registered under. */
const REGISTRIES = new Set(['ac', 'co', 'com', 'edu', 'go', 'gob', 'gov', 'ne', 'net', 'nom', 'or', 'org']);

/** A parameter that asks for the AMP form. */
const AMP_PARAMETER = /^(?:amp(?:=(?:1|true)?)?|outputtype=amp)$/iu;

/**
 * The address of the page that a canonical address leads to: without the mobile host or AMP form through which it does.
 * `pageAddress('https://m.example.org/a/amp') === 'https://example.org/a'`. Canonical in, canonical out; what it gives
 * it gives again.
 *
 * It only says that two addresses mean one page: articles are found and joined by it, but what `canonicalUrl` gives
 * stays what an address is known as. A site whose name begins like such a form (`amp.com.au`, `mobile.de`) keeps it.
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

/** Where the page of an address is: its host, whichever form of the site the address names. */
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
  // `en.m.wikipedia.org`: a site for each language, each with its mobile form.
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
  // `/amp/guides` may well be about amplifiers.
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
