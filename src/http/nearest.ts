// Suggests the known name that a misspelt name most likely means.

import { distance } from 'fastest-levenshtein';

/** At most a third of the letters may differ. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 64) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const most = Math.max(1, Math.floor(candidate.length / 3));
    // The distance of two words is at least the difference of their lengths.
    if (Math.abs(candidate.length - lower.length) > most) continue;
    const apart = distance(lower, candidate.toLowerCase());
    if (apart <= most && apart < least) {
      least = apart;
      best = candidate;
    }
  }
  return best;
}
