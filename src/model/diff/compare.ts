// Two texts compared: paragraph by paragraph, and word by word where paragraphs differ, with an end to it.

import { diffArrays } from 'diff';
import type { DiffGranularity } from './revision-diff.ts';
import { splitParagraphs, splitWordsAndGaps } from './tokens.ts';

/** A stretch of two texts, of which one side may be empty. */
export interface DiffSpan {
  isEqual: boolean;
  fromStart: number;
  fromEnd: number;
  toStart: number;
  toEnd: number;
}

export interface Comparison {
  /** In order; they leave nothing out, and two changes never follow one another. */
  spans: DiffSpan[];
  granularity: DiffGranularity;
}

/**
 * What may be spent on one comparison. Counted, not timed, so that the same texts always give the same comparison: the
 * search for `d` differences takes about d² / 2 steps, and looks at each token at most once for each of them.
 */
const STEPS = 6_000_000;
const LOOKS = 600_000_000;
/** Code units of both texts that are cut into words. */
const LETTERS = 4_000_000;
const MOST_PARAGRAPHS = 3_000;
const MOST_WORDS = 2_500;

/** Compares two texts. It takes any two strings, and seconds at the worst. */
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
  return { spans: joiner.stretches, granularity };
}

/** What is left of what may be spent. */
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
  /** Whether the search was given up: what lies between is one run then. */
  isExhausted: boolean;
}

/** How two lists of tokens differ. What is alike at either end is taken off first; the rest may be given up as one. */
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
  // A hard one leaves the other half of what is left to those after it.
  const affordable = Math.floor(Math.sqrt(budget.steps));
  const maxEditLength = Math.min(most, affordable, Math.floor(LOOKS / (from.length + to.length)));
  // Whatever is alike, a list that is so much longer has more tokens to lose than that.
  if (maxEditLength < Math.abs(from.length - to.length)) return null;
  const numbers = new Map<string, number>();
  const numbered = (tokens: string[]) =>
    tokens.map((token) => {
      const known = numbers.get(token) ?? numbers.size;
      numbers.set(token, known);
      return known;
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
    // What goes and what comes in the same place belong together.
    if (last && !last.isEqual && !isEqual)
      runs[runs.length - 1] = { isEqual, from: last.from.concat(old), to: last.to.concat(new_) };
    else runs.push({ isEqual, from: old, to: new_ });
  }
  return runs;
}

/** Puts stretches one after another, and joins those that a reader takes for one. */
class Joiner {
  readonly stretches: DiffSpan[] = [];
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
    const stretch = { isEqual, fromStart, fromEnd: this.#fromAt, toStart, toEnd: this.#toAt };
    const last = this.stretches.at(-1);
    const before = this.stretches.at(-2);
    if (last?.isEqual === isEqual) extend(last, stretch);
    else if (before && last && !isEqual && this.#isGap(last)) {
      // Words that changed side by side are one change: the blank between them stayed by chance.
      this.stretches.pop();
      extend(before, stretch);
    } else this.stretches.push(stretch);
  }

  #isGap({ fromStart, fromEnd }: DiffSpan): boolean {
    return fromEnd - fromStart <= 3 && /^[^\S\n]+$/u.test(this.#from.slice(fromStart, fromEnd));
  }
}

function extend(stretch: DiffSpan, { fromEnd, toEnd }: DiffSpan): void {
  stretch.fromEnd = fromEnd;
  stretch.toEnd = toEnd;
}

function lengthOf(tokens: string[]): number {
  let length = 0;
  for (const token of tokens) length += token.length;
  return length;
}
