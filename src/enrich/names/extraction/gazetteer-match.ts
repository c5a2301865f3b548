// Matches tokens against the gazetteer.

import type { Gazetteer, Meaning } from '../../gazetteer.ts';
import type { Token } from '../../text/sentences.ts';

export interface GazetteerMatch {
  from: number;
  to: number;
  meaning: Meaning;
}

/** In tokens; no gazetteer name is longer. */
const MAX_MATCH = 12;

/** The longest gazetteer name starting at token `at`. */
export function longestMatch(tokens: readonly Token[], at: number, gazetteer: Gazetteer): GazetteerMatch | null {
  const first = tokens[at];
  if (!first || !(first.capitalized || gazetteer.hasSmall(first.text))) return null;
  const limit = gazetteer.longestFrom(first.lower);
  if (limit === 0) return null;
  let found: GazetteerMatch | null = null;
  let surface = '';
  for (let to = at + 1; to <= at + MAX_MATCH; to++) {
    const token = tokens[to - 1];
    if (!token) break;
    surface += token.glued || surface === '' ? token.text : ` ${token.text}`;
    if (surface.length > limit + 8) break; // folding removes marks and dots
    // Folding removes standalone symbols. A name ends in a letter, a digit or its own punctuation (`Yahoo!`).
    const meaning = /[\p{L}\p{N}!]/u.test(token.text) ? gazetteer.find(surface) : null;
    if (meaning) found = { from: at, to, meaning };
  }
  return found;
}
