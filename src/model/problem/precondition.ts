// Preconditions: which version a client means (RFC 9110 §13).

import { Problem } from './problem.ts';

/** The headers that say so, as they were sent. */
export interface Precondition {
  ifMatch?: string | undefined;
  ifNoneMatch?: string | undefined;
}

const ENTITY_TAG = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;
const TAGS = /^(?:(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"[\t ]*(?:,[\t ]*|$))+$/;
const CODING = /-(?:br|gzip)$/;

/** Compares weakly (RFC 9110 §8.8.3.2), and each coding of the representation counts as the representation. */
export function matchingTag(list: string, etag: string, weakly = true): string | undefined {
  for (const [, weak, tag = ''] of list.matchAll(ENTITY_TAG)) {
    if ((weakly || weak === undefined) && tag.replace(CODING, '') === etag) return tag;
  }
  return undefined;
}

/**
 * Before a write: 412 if the client last read another version than `etag`, 428 if it does not say which one it read.
 * `null` is for what does not exist: `If-Match: *` fails then, `If-None-Match: *` lets a creation through.
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
  // Strong comparison, RFC 9110 §13.1.1. What is no list of tags means no version that may be overwritten.
  const matches =
    ifMatch === undefined ||
    (etag !== null &&
      (ifMatch.trim() === '*' || (TAGS.test(ifMatch.trim()) && matchingTag(ifMatch, etag, false) !== undefined)));
  if (!matches) throw new Problem('precondition-failed', current);
  const exists =
    ifNoneMatch !== undefined &&
    etag !== null &&
    (ifNoneMatch.trim() === '*' || matchingTag(ifNoneMatch, etag) !== undefined);
  if (exists) throw new Problem('precondition-failed', { detail: 'It exists already.', ...current });
}
