// The versions of what the archive keeps of its articles ready made: what has another one is rebuilt.

import { shortHash } from '../model/id/id.ts';
import { WORDS_VERSION } from '../model/search/words.ts';
import { NO_PATTERNS } from './url-patterns.ts';

/** Grows when the rendered form changes: an archive rendered by an older program is rendered again at its start. */
export const RENDERER = '4';

/** Raised when what is written to the index, or to the values beside it, has another form. */
const INDEX_FORM = 2;
// The segmenter's dictionaries and the classes of characters come with the runtime.
export const INDEX = `${INDEX_FORM}/${WORDS_VERSION}/${process.versions.icu}/${process.versions.unicode}`;

/** Raised when the page of an address, or what is kept of a link, is another for the same document. */
const LINK_FORM = '1';

/** The version of what is kept of addresses and links, where pages are known by these patterns. */
export const linkFormOf = (patterns: string): string =>
  patterns === NO_PATTERNS ? LINK_FORM : `${LINK_FORM} ${shortHash([patterns])}`;
