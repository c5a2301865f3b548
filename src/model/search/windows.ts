// Chooses the windows around matches that become snippets.

import type { Span } from '../text/text.ts';
import type { SearchTerm } from './tree.ts';
import type { Word } from './words.ts';

/** A match. Offsets refer to its block. */
export interface SnippetHit extends Span {
  block: number;
  term: SearchTerm;
}

/** The span of neighbouring hits. */
export interface SnippetWindow extends Span {
  block: number;
}

interface Candidate {
  /** Indexes of hits, inclusive. */
  first: number;
  last: number;
  /** Compared in order: terms that no other window shows, all terms, hits. */
  score: readonly [fresh: number, terms: number, hits: number];
}

/** The `max` windows that show most of the query, in order. Hits are in order. */
export function chooseWindows(hits: readonly SnippetHit[], max: number, length: number): SnippetWindow[] {
  const used = new Set<number>();
  const covered = new Set<SearchTerm>();
  const windows: SnippetWindow[] = [];
  while (windows.length < max) {
    const best = findBest(hits, length, used, covered);
    if (!best) break;
    const inside = hits.slice(best.first, best.last + 1);
    for (const [index, hit] of inside.entries()) {
      used.add(best.first + index);
      covered.add(hit.term);
    }
    const start = inside[0]?.start ?? 0;
    const end = inside.reduce((latest, hit) => Math.max(latest, hit.end), 0);
    windows.push({ block: inside[0]?.block ?? 0, start, end });
  }
  return windows.sort((one, other) => one.block - other.block || one.start - other.start);
}

/** The best of the widest windows that end at each hit, in one pass. */
function findBest(
  hits: readonly SnippetHit[],
  length: number,
  used: ReadonlySet<number>,
  covered: ReadonlySet<SearchTerm>,
): Candidate | null {
  let best: Candidate | null = null;
  const counts = new Map<SearchTerm, number>();
  let fresh = 0;
  let first = 0;
  for (const [last, hit] of hits.entries()) {
    if (used.has(last) || hits[first]?.block !== hit.block) {
      counts.clear();
      fresh = 0;
      first = used.has(last) ? last + 1 : last;
      if (used.has(last)) continue;
    }
    const count = counts.get(hit.term) ?? 0;
    counts.set(hit.term, count + 1);
    if (count === 0 && !covered.has(hit.term)) fresh++;
    for (let left = hits[first]; left && first < last && hit.end - left.start > length; left = hits[++first]) {
      const rest = (counts.get(left.term) ?? 0) - 1;
      if (rest > 0) counts.set(left.term, rest);
      else {
        counts.delete(left.term);
        if (!covered.has(left.term)) fresh--;
      }
    }
    const score = [fresh, counts.size, last - first + 1] as const;
    if (!best || isBetter(score, best.score)) best = { first, last, score };
  }
  return best;
}

function isBetter(one: Candidate['score'], other: Candidate['score']): boolean {
  return one[0] - other[0] > 0 || (one[0] === other[0] && (one[1] - other[1] || one[2] - other[2]) > 0);
}

/** Extends a window within `room` to at most `length`, to word boundaries. */
export function widenWindow(window: Span, text: string, words: readonly Word[], room: Span, length: number): Span {
  const start = Math.max(window.start, room.start);
  const end = window.end - start > length ? cutBefore(text, start, start + length) : window.end;
  const spare = Math.max(0, length - (end - start));
  const latest = Math.min(room.end, Math.max(room.start, start - Math.floor(spare / 2)) + length);
  const earliest = Math.min(start, Math.max(room.start, latest - length));
  return { start: wordStart(text, words, earliest, start), end: wordEnd(text, words, end, Math.max(end, latest)) };
}

/** The first start of a word from `earliest` on, including the punctuation before it; `latest` if there is none. */
function wordStart(text: string, words: readonly Word[], earliest: number, latest: number): number {
  if (earliest === 0) return 0;
  const index = words.findIndex((word) => word.start >= earliest);
  const before = Math.max(earliest, words[index - 1]?.end ?? 0);
  let start = Math.min(latest, words[index]?.start ?? latest);
  while (start > before && /\S/u.test(text.charAt(start - 1))) start--;
  return isInside(text, start) ? start + 1 : start;
}

/** The last end of a word up to `latest`, including the punctuation after it; `earliest` if there is none. */
function wordEnd(text: string, words: readonly Word[], earliest: number, latest: number): number {
  if (latest === text.length) return latest;
  const index = words.findLastIndex((word) => word.end <= latest);
  const after = Math.min(latest, words[index + 1]?.start ?? latest);
  let end = Math.max(earliest, words[index]?.end ?? earliest);
  while (end < after && /\S/u.test(text.charAt(end))) end++;
  return isInside(text, end) ? end - 1 : end;
}

/** A character boundary at or before `end` and after `start`. */
function cutBefore(text: string, start: number, end: number): number {
  let cut = end;
  while (cut > start && (isInside(text, cut) || /\p{M}/u.test(text.charAt(cut)))) cut--;
  return cut > start ? cut : end + (isInside(text, end) ? 1 : 0);
}

/** Whether an offset is inside a surrogate pair. */
function isInside(text: string, at: number): boolean {
  return at > 0 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1));
}
