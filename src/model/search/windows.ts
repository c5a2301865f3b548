// Windows: the stretches of an article that a snippet is made of, chosen around what matched.

import type { Span } from '../text/text.ts';
import type { SearchTerm } from './tree.ts';
import type { Word } from './words.ts';

/** A place that matched; offsets count in its block. */
export interface SnippetHit extends Span {
  block: number;
  term: SearchTerm;
}

/** From the first of some neighbouring hits to the last. */
export interface SnippetWindow extends Span {
  block: number;
}

interface Candidate {
  /** Indexes of hits, the last included. */
  first: number;
  last: number;
  /** Terms that no window shows yet count before all terms, and these before hits. */
  score: readonly [fresh: number, terms: number, hits: number];
}

/** The `max` windows that show most of the query, in order. Hits come in order, too. */
export function chooseWindows(hits: readonly SnippetHit[], max: number, length: number): SnippetWindow[] {
  const used = new Set<number>();
  const shown = new Set<SearchTerm>();
  const windows: SnippetWindow[] = [];
  while (windows.length < max) {
    const best = findBest(hits, length, used, shown);
    if (!best) break;
    const inside = hits.slice(best.first, best.last + 1);
    for (const [index, hit] of inside.entries()) {
      used.add(best.first + index);
      shown.add(hit.term);
    }
    const start = inside[0]?.start ?? 0;
    const end = inside.reduce((latest, hit) => Math.max(latest, hit.end), 0);
    windows.push({ block: inside[0]?.block ?? 0, start, end });
  }
  return windows.sort((one, other) => one.block - other.block || one.start - other.start);
}

/** One pass: of every hit, the widest window that it ends. */
function findBest(
  hits: readonly SnippetHit[],
  length: number,
  used: ReadonlySet<number>,
  shown: ReadonlySet<SearchTerm>,
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
    if (count === 0 && !shown.has(hit.term)) fresh++;
    for (let left = hits[first]; left && first < last && hit.end - left.start > length; left = hits[++first]) {
      const rest = (counts.get(left.term) ?? 0) - 1;
      if (rest > 0) counts.set(left.term, rest);
      else {
        counts.delete(left.term);
        if (!shown.has(left.term)) fresh--;
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

/** A window with as much of the text around it as `length` and `room` allow, cut between words. */
export function widenWindow(window: Span, text: string, words: readonly Word[], room: Span, length: number): Span {
  const start = Math.max(window.start, room.start);
  const end = window.end - start > length ? cutBefore(text, start, start + length) : window.end;
  const spare = Math.max(0, length - (end - start));
  const latest = Math.min(room.end, Math.max(room.start, start - Math.floor(spare / 2)) + length);
  const earliest = Math.min(start, Math.max(room.start, latest - length));
  return { start: wordStart(text, words, earliest, start), end: wordEnd(text, words, end, Math.max(end, latest)) };
}

/** The first place from `earliest` on where a word starts, with the punctuation before it; `latest` if there is none. */
function wordStart(text: string, words: readonly Word[], earliest: number, latest: number): number {
  if (earliest === 0) return 0;
  const index = words.findIndex((word) => word.start >= earliest);
  const before = Math.max(earliest, words[index - 1]?.end ?? 0);
  let start = Math.min(latest, words[index]?.start ?? latest);
  while (start > before && /\S/u.test(text.charAt(start - 1))) start--;
  return isInside(text, start) ? start + 1 : start;
}

/** The last place up to `latest` where a word ends, with the punctuation after it; `earliest` if there is none. */
function wordEnd(text: string, words: readonly Word[], earliest: number, latest: number): number {
  if (latest === text.length) return latest;
  const index = words.findLastIndex((word) => word.end <= latest);
  const after = Math.min(latest, words[index + 1]?.start ?? latest);
  let end = Math.max(earliest, words[index]?.end ?? earliest);
  while (end < after && /\S/u.test(text.charAt(end))) end++;
  return isInside(text, end) ? end - 1 : end;
}

/** A place at or before `end` that is between two characters, but never `start` itself. */
function cutBefore(text: string, start: number, end: number): number {
  let cut = end;
  while (cut > start && (isInside(text, cut) || /\p{M}/u.test(text.charAt(cut)))) cut--;
  return cut > start ? cut : end + (isInside(text, end) ? 1 : 0);
}

/** Between the two halves of a surrogate pair. */
function isInside(text: string, at: number): boolean {
  return at > 0 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1));
}
