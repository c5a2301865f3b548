// Loads the file of URL patterns that a setting names.

import { readFileSync } from 'node:fs';
import { readUrlPatterns, type UrlPattern } from '../model/url/url-pattern.ts';

/** @throws a one-line error that names the setting. */
export function loadUrlPatterns(path: string | null): UrlPattern[] {
  if (path === null) return [];
  try {
    return readUrlPatterns(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error(`Setting URL_PATTERNS: ${path} cannot be used, ${(cause as Error).message}.`, { cause });
  }
}
