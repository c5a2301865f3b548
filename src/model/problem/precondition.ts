// Checks preconditions of requests (RFC 9110 §13).

import { Problem } from './problem.ts';

/** The headers as received. */
export interface Precondition {
  ifMatch?: string | undefined;
  ifNoneMatch?: string | undefined;
}

const ENTITY_TAG = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;
const TAGS = /^(?:(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"[\t ]*(?:,[\t ]*|$))+$/;
const CODING = /-(?:br|gzip)$/;

/** Compares weakly by default (RFC 9110 §8.8.3.2). Tags of compressed representations match the representation. */
export function matchingTag(list: string, etag: string, weakly = true): string | undefined {
  for (const [, weak, tag = ''] of list.matchAll(ENTITY_TAG)) {
    if ((weakly || weak === undefined) && tag.replace(CODING, '') === etag) return tag;
  }
  return undefined;
}

/**
 * Checks a write: 412 if the client read another version than `etag`, 428 if it does not state a version. `etag` is null if
 * the resource does not exist: then `If-Match: *` fails and `If-None-Match: *` allows its creation.
 */
export function requireMatch(
  { ifMatch, ifNoneMatch }: Precondition,
  etag: string | null,
  { required = true } = {},
): void {
  const current = etag === null ? {} : { headers: { etag: `"${etag}"` } };
  if (ifMatch === undefined && ifNoneMatch === undefined) {
    if (required) throw new Problem('precondition-required', current);
    return;
  }
  // Strong comparison, RFC 9110 §13.1.1. A malformed list of tags matches nothing.
  const matches =
    ifMatch === undefined ||
    (etag !== null &&
      (ifMatch.trim() === '*' || (TAGS.test(ifMatch.trim()) && matchingTag(ifMatch, etag, false) !== undefined)));
  if (!matches) throw new Problem('precondition-failed', current);
  const exists =
    ifNoneMatch !== undefined &&
    etag !== null &&
    (ifNoneMatch.trim() === '*' || matchingTag(ifNoneMatch, etag) !== undefined);
  if (exists) throw new Problem('precondition-failed', { detail: 'The resource exists already.', ...current });
}
