// The URL patterns of an archive, by which it tells the page of an address.

import { pageAddressBy, type UrlPattern } from '../model/url/url-pattern.ts';
import type { PageOf } from './known-address.ts';
import { readMetadata, writeMetadata } from './metadata.ts';
import type { Handle } from './sqlite.ts';

/** A JSON array, as the archive keeps it, of no patterns. */
export const NO_PATTERNS = '[]';

/** The patterns that are kept, a JSON array. */
export function readPatterns(db: Handle): () => string {
  const kept = readMetadata(db, 'urlPatterns');
  return () => kept() ?? NO_PATTERNS;
}

/** To be called before anything reads or writes by them. */
export function keepPatterns(db: Handle, patterns: readonly UrlPattern[]): void {
  const json = JSON.stringify(patterns);
  if (readPatterns(db)() !== json) writeMetadata(db, 'urlPatterns')(json);
}

export function pageOfPatterns(json: string): PageOf {
  return pageAddressBy(JSON.parse(json) as UrlPattern[]);
}

/** By the patterns that are kept when it is asked: another process may change them while the archive is open. */
export function keptPageOf(db: Handle): PageOf {
  const kept = readPatterns(db);
  let known = { json: NO_PATTERNS, pageOf: pageOfPatterns(NO_PATTERNS) };
  return (canonical) => {
    const json = kept();
    if (json !== known.json) known = { json, pageOf: pageOfPatterns(json) };
    return known.pageOf(canonical);
  };
}
