// Reads and stores the URL patterns of an archive, which map addresses to pages.

import { pageAddressBy, type UrlPattern } from '../model/url/url-pattern.ts';
import type { PageOf } from './known-address.ts';
import { readMetadata, writeMetadata } from './metadata.ts';
import type { Handle } from './sqlite.ts';

/** The stored form of an empty list, a JSON array. */
export const NO_PATTERNS = '[]';

/** Reads the stored patterns, a JSON array. */
export function readPatterns(db: Handle): () => string {
  const kept = readMetadata(db, 'urlPatterns');
  return () => kept() ?? NO_PATTERNS;
}

/** Stores patterns. Call it before anything is read or written by them. */
export function keepPatterns(db: Handle, patterns: readonly UrlPattern[]): void {
  const json = JSON.stringify(patterns);
  if (readPatterns(db)() !== json) writeMetadata(db, 'urlPatterns')(json);
}

export function pageOfPatterns(json: string): PageOf {
  return pageAddressBy(JSON.parse(json) as UrlPattern[]);
}

/**
 * Maps addresses by the patterns stored at the time of each call: another process may change them while the archive is
 * open.
 */
export function keptPageOf(db: Handle): PageOf {
  const kept = readPatterns(db);
  let known = { json: NO_PATTERNS, pageOf: pageOfPatterns(NO_PATTERNS) };
  return (canonical) => {
    const json = kept();
    if (json !== known.json) known = { json, pageOf: pageOfPatterns(json) };
    return known.pageOf(canonical);
  };
}
