// Compares two texts within a bounded effort: by paragraph, then by word within changed paragraphs.

import { diffArrays } from 'diff';
import type { DiffGranularity } from './revision-diff.ts';
import { splitParagraphs, splitWordsAndGaps } from './tokens.ts';

/** A span of two texts. One side can be empty. */
export interface DiffSpan {
  isEqual: boolean;
  fromStart: number;
  fromEnd: number;
  toStart: number;
  toEnd: number;
}

export interface Comparison {
  /** In order and without gaps. Two changes are never adjacent. */
  spans: DiffSpan[];
  granularity: DiffGranularity;
}

/**
 * Limits of one comparison. They count steps instead of time, so that the same texts always give the same result. A search
 * for `d` differences takes about d² / 2 steps and visits each token at most once for each difference.
 */
const STEPS = 6_000_000;
const LOOKS = 600_000_000;
/** Code units of both texts that are split into words. */
const LETTERS = 4_000_000;
const MOST_PARAGRAPHS = 3_000;
const MOST_WORDS = 2_500;

/** Compares any two strings. The worst case takes seconds. */
export function compareTexts(from: string, to: string): Comparison {
  const budget: Budget = { steps: STEPS, letters: LETTERS };
  const joiner = new Joiner(from);
  const coarse = differences(splitParagraphs(from), splitParagraphs(to), MOST_PARAGRAPHS, budget);
  let granularity: DiffGranularity = 'word';
  for (const run of coarse.runs) {
    if (run.isEqual || run.from.length === 0 || run.to.length === 0) {
      joiner.add(run);
      continue;
    }
    const fine = differencesInWords(run, budget);
    if (fine.isExhausted) granularity = coarse.isExhausted ? 'text' : 'paragraph';
    for (const one of fine.runs) joiner.add(one);
  }
  return { spans: joiner.spans, granularity };
}

/** The rest of the limits. */
interface Budget {
  steps: number;
  letters: number;
}

interface Run {
  isEqual: boolean;
  from: string[];
  to: string[];
}

function differencesInWords({ from, to }: Run, budget: Budget): Differences {
  const length = lengthOf(from) + lengthOf(to);
  if (length > budget.letters) return { runs: [{ isEqual: false, from, to }], isExhausted: true };
  budget.letters -= length;
  return differences(splitWordsAndGaps(from.join('')), splitWordsAndGaps(to.join('')), MOST_WORDS, budget);
}

interface Differences {
  runs: Run[];
  /** Whether the search was abandoned, so that one run covers the difference. */
  isExhausted: boolean;
}

/** Compares two lists of tokens after removing their common head and tail. */
function differences(from: string[], to: string[], most: number, budget: Budget): Differences {
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < shorter - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  const [oldPart, newPart] = [from.slice(head, from.length - tail), to.slice(head, to.length - tail)];
  const between = differencesBetween(oldPart, newPart, most, budget);
  const runs = [
    { isEqual: true, from: from.slice(0, head), to: to.slice(0, head) },
    ...(between ?? [{ isEqual: false, from: oldPart, to: newPart }]),
    { isEqual: true, from: from.slice(from.length - tail), to: to.slice(to.length - tail) },
  ];
  return { runs, isExhausted: between === null };
}

function differencesBetween(from: string[], to: string[], most: number, budget: Budget): Run[] | null {
  if (from.length === 0 || to.length === 0) return [{ isEqual: false, from, to }];
  // The square root leaves half of the remaining steps to later comparisons.
  const affordable = Math.floor(Math.sqrt(budget.steps));
  const maxEditLength = Math.min(most, affordable, Math.floor(LOOKS / (from.length + to.length)));
  // The difference in length alone exceeds the limit.
  if (maxEditLength < Math.abs(from.length - to.length)) return null;
  const numbers = new Map<string, number>();
  const numbered = (tokens: string[]) =>
    tokens.map((token) => {
      const number = numbers.get(token) ?? numbers.size;
      numbers.set(token, number);
      return number;
    });
  const found = diffArrays(numbered(from), numbered(to), { maxEditLength });
  const edits = found?.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
  budget.steps -= (edits ?? maxEditLength) ** 2 / 2;
  if (!found) return null;
  const runs: Run[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const { added, removed, count } of found) {
    const isEqual = !added && !removed;
    const old = added ? [] : from.slice(oldAt, oldAt + count);
    const new_ = removed ? [] : to.slice(newAt, newAt + count);
    oldAt += old.length;
    newAt += new_.length;
    const last = runs.at(-1);
    // A removal and an addition at the same position are one change.
    if (last && !last.isEqual && !isEqual)
      runs[runs.length - 1] = { isEqual, from: last.from.concat(old), to: last.to.concat(new_) };
    else runs.push({ isEqual, from: old, to: new_ });
  }
  return runs;
}

/** Collects spans and joins those that readers see as one change. */
class Joiner {
  readonly spans: DiffSpan[] = [];
  readonly #from: string;
  #fromAt = 0;
  #toAt = 0;

  constructor(from: string) {
    this.#from = from;
  }

  add({ isEqual, from, to }: Run): void {
    if (from.length === 0 && to.length === 0) return;
    const [fromStart, toStart] = [this.#fromAt, this.#toAt];
    this.#fromAt += lengthOf(from);
    this.#toAt += lengthOf(to);
    const span = { isEqual, fromStart, fromEnd: this.#fromAt, toStart, toEnd: this.#toAt };
    const last = this.spans.at(-1);
    const before = this.spans.at(-2);
    if (last?.isEqual === isEqual) extend(last, span);
    else if (before && last && !isEqual && this.#isGap(last)) {
      // Adjacent changed words are one change, although the space between them is equal.
      this.spans.pop();
      extend(before, span);
    } else this.spans.push(span);
  }

  #isGap({ fromStart, fromEnd }: DiffSpan): boolean {
    return fromEnd - fromStart <= 3 && /^[^\S\n]+$/u.test(this.#from.slice(fromStart, fromEnd));
  }
}

function extend(span: DiffSpan, { fromEnd, toEnd }: DiffSpan): void {
  span.fromEnd = fromEnd;
  span.toEnd = toEnd;
}

function lengthOf(tokens: string[]): number {
  let length = 0;
  for (const token of tokens) length += token.length;
  return length;
}
