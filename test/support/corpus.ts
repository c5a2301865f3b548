// The corpus of real documents, where there is one. It is not part of this project.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const CORPUS =
  process.env.NEWS_ARCHIVE_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
export const CLIPPINGS = `${CORPUS}/clippings`;
export const hasCorpus = existsSync(CLIPPINGS);
/** For the title of a test, so that skipping is said. */
export const corpusNote = hasCorpus ? '' : ' (skipped: no corpus here; set NEWS_ARCHIVE_CORPUS to its folder)';
