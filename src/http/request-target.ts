// Normalises the target of a request before routing, so that later code sees what the router sees: a path and a query, with no
// needless encoding, no fragment and no API key.

/** A key as `model/key.ts` writes it. All its characters are unreserved, so none is encoded at this point. */
const KEY_FORM = /na_[0-9a-z]{8}_[\w-]{43}/gi;
/** Parameters in which clients send keys to other servers. */
const KEY_PARAMETER =
  /((?:^|&)(?:x[-_])?(?:(?:api|access|auth|bearer)?[-_]?(?:key|token)|authorization|bearer)(?:\[\w*\]|%5B\w*%5D)?=)[^&]*/gi;
const MASK = '***';

/** Why a target is rejected: invalid form, stray percent sign, or a key in it. */
export type TargetFault = 'form' | 'percent' | 'key';

export interface Target {
  url: string;
  fault: TargetFault | null;
}

/** @param target as in the request line (RFC 9112 §3.2) */
export function readTarget(method: string, target: string): Target {
  // The asterisk form addresses the whole server and is defined only for OPTIONS (§3.2.4).
  if (target === '*') return { url: target, fault: method === 'OPTIONS' ? null : 'form' };
  const origin = originForm(target);
  const [path, query] = split(origin ?? target);
  const masked = maskKeys(decodeUnreserved(path), decodeUnreserved(query));
  const hasStray = origin !== null && STRAY.test(path);
  return { url: masked.url, fault: masked.hasKey ? 'key' : origin === null ? 'form' : hasStray ? 'percent' : null };
}

/** Removes scheme and authority of the absolute form (§3.2.2), and a fragment, which clients must not send. */
function originForm(target: string): string | null {
  const fragment = target.indexOf('#');
  const whole = fragment === -1 ? target : target.slice(0, fragment);
  if (whole.startsWith('/')) return whole;
  const absolute = /^https?:\/\/[^/?]*/i.exec(whole);
  if (!absolute) return null;
  const path = whole.slice(absolute[0].length);
  return path.startsWith('/') ? path : `/${path}`;
}

/** Splits path and query; the question mark stays with the query. */
function split(url: string): [path: string, query: string] {
  const mark = url.indexOf('?');
  return mark === -1 ? [url, ''] : [url.slice(0, mark), url.slice(mark)];
}

const STRAY = /%(?![\da-f]{2})/i;
const STRAYS = new RegExp(STRAY, 'gi');

/** Decodes characters that mean the same when encoded (RFC 3986 §6.2.2.2); a stray percent sign stays as it is. */
function decodeUnreserved(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(STRAYS, '%25').replace(/%[2-7][\da-f]/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : encoded;
  });
}

function maskKeys(path: string, query: string): { url: string; hasKey: boolean } {
  const parameters = query === '' ? '' : `?${query.slice(1).replace(KEY_PARAMETER, `$1${MASK}`)}`;
  const url = `${path}${parameters}`.replace(KEY_FORM, MASK);
  return { url, hasKey: url !== path + query };
}
