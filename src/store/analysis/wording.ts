// Finds articles with the same wording: candidates by fingerprint, then compared by their shingles.

import {
  fingerprintContainment,
  fingerprintOf,
  fingerprintSimilarity,
  shinglesOf,
} from '../../model/search/fingerprint.ts';
import { prepareTexts } from '../full-text/read-texts.ts';
import { fingerprintTokens } from '../full-text/tokens.ts';
import type { Handle } from '../sqlite.ts';

export interface SameWording {
  key: number;
  /** The share of both texts that is the same. */
  likeness: number;
  /** The share of the shorter text that is contained in the longer one. */
  containment: number;
}

/** The maximum number of candidates compared, newest first: each must be read. */
const MOST = 100;

export function prepareWording(db: Handle): (key: number) => SameWording[] {
  const read = prepareTexts(db);
  const matching = db.$client
    .prepare('select rowid from impact_index where impact_index match ? order by rowid desc limit ?')
    .pluck();
  return (key) => {
    const article = read(key);
    const own = article && shinglesOf(article.body);
    const fingerprint = own && fingerprintOf(own);
    if (!own || !fingerprint) return [];
    const tokens = fingerprintTokens(fingerprint).map((token) => `"${token}"`);
    const candidates = matching.all(tokens.join(' OR '), MOST + 1) as number[];
    return candidates.flatMap((other) => {
      const text = other === key ? null : read(other);
      if (!text) return [];
      const shingles = shinglesOf(text.body);
      return [
        {
          key: other,
          likeness: fingerprintSimilarity(own, shingles),
          containment: fingerprintContainment(own, shingles),
        },
      ];
    });
  };
}
