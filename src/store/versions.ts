// Defines the versions of derived data; data of another version is rebuilt.

import { shortHash } from '../model/id/id.ts';
import { WORDS_VERSION } from '../model/search/words.ts';
import { NO_PATTERNS } from './url-patterns.ts';

/** Raised when the rendered form changes: articles that an older version rendered are rendered again at startup. */
export const RENDERER = '4';

/** Raised when the form of the index, or of the facet values, changes. */
const INDEX_FORM = 2;
// The segmenter's dictionaries and the character classes depend on the runtime.
export const INDEX = `${INDEX_FORM}/${WORDS_VERSION}/${process.versions.icu}/${process.versions.unicode}`;

/** Raised when the page of an address, or the stored form of a link, changes for the same document. */
const LINK_FORM = '1';

/** The version of stored addresses and links under these URL patterns. */
export const linkFormOf = (patterns: string): string =>
  patterns === NO_PATTERNS ? LINK_FORM : `${LINK_FORM} ${shortHash([patterns])}`;
