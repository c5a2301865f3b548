// Canonicalises URLs, so that different spellings of a page's address compare equal.

/** Longer addresses are rejected. */
const MAX_URL_LENGTH = 4_096;

// Query parameters that identify the origin of a visit, never the page. Names that some sites use for content, such as
// `ref`, `source` and `id`, are not listed.
const TRACKING_PREFIXES = ['utm_', 'mtm_', 'piwik_', 'matomo_', 'hsa_', 'fb_action_', 'guce_'];
const TRACKING_NAMES = new Set(
  `__hsfp __hssc __hstc __s __twitter_impression _branch_match_id _ga _gl _hsenc _hsmi _openstat at_campaign
  at_custom1 at_custom2 at_custom3 at_custom4 at_format at_link_id at_link_origin at_link_type at_medium at_ptr_name
  cmpid cn-reloaded dclid epik fb_ref fb_source fbclid ga_campaign ga_content ga_medium ga_source ga_term gad_source
  gbraid gclid gclsrc guccounter hsctatracking icid igsh igshid intcid li_fat_id mc_cid mc_eid mibextid mkt_tok
  msclkid ncid ns_campaign ns_fee ns_linkname ns_mchannel ns_source oly_anon_id oly_enc_id pk_campaign pk_cid
  pk_content pk_keyword pk_kwd pk_medium pk_source rb_clickid ref_src ref_url s_cid s_kwcid sc_campaign sc_channel
  smtyp soc_src soc_trk sr_share srsltid ttclid twclid vero_conv vero_id wbraid wickedid wt.mc_id wt_mc wt_zmc xtor
  yclid ysclid`.split(/\s+/u),
);

/**
 * The canonical form of an address; `null` if it is not an http(s) address or has more than 4,096 characters. Never throws;
 * idempotent.
 *
 * The form identifies a page and is not meant for fetching it. Links to the same page differ in scheme, `www.`, trailing
 * slash and tracking parameters, so `http` becomes `https`, and `www.`, default ports, credentials, fragments (except
 * `#!…`, which identifies a page) and tracking parameters are removed. Query parameters are sorted by name. `canonicalUrl('http://www.example.com/a/?utm_source=x#top') ===
 * 'https://example.com/a'`.
 */
export function canonicalUrl(href: string): string | null {
  const url = parse(href);
  if (!url) return null;
  const canonical = `https://${bareHost(url)}${port(url)}${path(url.pathname)}${query(url.search)}${hashBang(url.hash)}`;
  return canonical.length <= MAX_URL_LENGTH && URL.canParse(canonical) ? canonical : null;
}

/** The host of an http(s) address, in lower case and punycode, without `www.` and port; else `null`. Never throws. */
export function hostOf(href: string): string | null {
  const url = parse(href);
  return url ? bareHost(url) : null;
}

function parse(href: string): URL | null {
  if (href.length > MAX_URL_LENGTH) return null;
  const url = URL.parse(href);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null;
  return bareHost(url).split('.').includes('') ? null : url; // `http://a..b/` has an empty label
}

function bareHost(url: URL): string {
  // The trailing dot of a fully qualified name makes no difference. `www.example` is a registered name, not `example`.
  return url.hostname.replace(/\.$/u, '').replace(/^(?:www\.)+(?=[^.]+\.[^.])/u, '');
}

function port(url: URL): string {
  // Both ports for both schemes: `http://host:443` is the https page.
  return url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
}

function path(pathname: string): string {
  const tidy = normalisePercents(pathname).replace(/\/{2,}/gu, '/');
  return tidy.length > 1 && tidy.endsWith('/') ? tidy.slice(0, -1) : tidy;
}

function query(search: string): string {
  const pairs = normalisePercents(search.slice(1))
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(nameOf(pair)));
  // Sorted by name only: a page can depend on the order of `a=2&a=1`.
  const sorted = pairs.sort((one, other) => compare(nameOf(one), nameOf(other)));
  return sorted.length > 0 ? `?${sorted.join('&')}` : '';
}

function hashBang(hash: string): string {
  return hash.startsWith('#!') && hash.length > 2 ? normalisePercents(hash) : '';
}

function nameOf(pair: string): string {
  return pair.split('=', 1)[0] ?? '';
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function isTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return TRACKING_NAMES.has(lower) || TRACKING_PREFIXES.some((prefix) => lower.startsWith(prefix));
}

/** RFC 3986 §6.2.2: upper-case hexadecimal, unreserved characters decoded; a stray `%` becomes `%25`. */
function normalisePercents(part: string): string {
  if (!part.includes('%')) return part;
  return part.replace(/%([0-9a-f]{2})?/giu, (triplet, digits: string | undefined) => {
    if (digits === undefined) return '%25';
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[a-z0-9\-._~]/iu.test(character) ? character : triplet.toUpperCase();
  });
}
