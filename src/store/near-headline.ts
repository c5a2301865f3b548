// Compares headlines that differ by one small edit, such as a correction after other papers cited them.

import { distance } from 'fastest-levenshtein';
import { sha256 } from '../model/id/id.ts';

/** Shorter headlines are too often similar by chance, so they must match exactly. */
const FEWEST_WORDS = 6;
/** Words whose presence does not change the meaning. The list has no negations. */
const SMALL_WORDS = new Set(
  `a an and are as at be by for has have in is it its of on or that the their this to was were will with
  au aux d das de del dem den der des die du e ein eine el en et im is l la las le les los o s u un una und une y zu zum zur`.split(
    /\s+/u,
  ),
);

/**
 * Whether two folded headlines (`foldHeadline`) are equal or differ by one small edit: a word with one or two letters
 * changed, one small word added, or two words joined. Numbers never match each other, nor do words with different first
 * letters: an edit must not turn one story into another.
 */
export function areNear(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = [one.split(' '), other.split(' ')].toSorted((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  if (short.length < FEWEST_WORDS || long.length > short.length + 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const rest = (from: number, to: number) =>
    short.length - from === long.length - to && short.slice(from).every((word, n) => word === long[to + n]);
  const [word = '', longer = '', next = ''] = [short[at], long[at], long[at + 1]];
  if (short.length === long.length) return isRespelled(word, longer) && rest(at + 1, at + 1);
  if (SMALL_WORDS.has(longer) && rest(at, at + 1)) return true;
  return word === longer + next && rest(at + 1, at + 2);
}

/**
 * Returns keys of a folded headline such that two near headlines share one: an edit in one half leaves the other half
 * unchanged. The shorter headline determines the length of a half, and may be one word shorter than this one.
 */
export function halvesOf(headline: string): number[] {
  const words = headline.split(' ');
  const lengths = new Set([words.length, words.length - 1].filter((length) => length >= FEWEST_WORDS));
  const halves = new Set([...lengths].map((length) => Math.floor(length / 2)));
  return [...halves].flatMap((half) => [
    keyOf(`${words.slice(0, half).join(' ')} …`),
    keyOf(`… ${words.slice(-half).join(' ')}`),
  ]);
}

function isRespelled(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 5 || one[0] !== other[0] || /\p{N}/u.test(one + other)) return false;
  return distance(one, other) <= (long.length >= 10 ? 2 : 1);
}

/** 52 bits fit in a number. */
function keyOf(half: string): number {
  return Number.parseInt(sha256(half).slice(0, 13), 16);
}
