// Computes fingerprints of texts, whose common numbers estimate their common wording (MinHash, Broder 1997).

import type { Sequence } from './sequence.ts';

/** Words of a shingle. Independent texts rarely share runs of this length. */
const RUN = 3;
/** Numbers of a fingerprint. Of pairs of texts that share a fifth of their wording, one in forty is missed. */
const SIZE = 16;
/** Texts with fewer shingles are too short for a fingerprint. */
const FEWEST = 10;

// Permutations of 32-bit numbers: odd factors and addends.
const FACTORS = Array.from({ length: SIZE }, (_, at) => (Math.imul(at + 1, 0x9e3779b1) | 1) >>> 0);
const ADDENDS = Array.from({ length: SIZE }, (_, at) => Math.imul(at + 7, 0x85ebca6b) >>> 0);

/** Every run of words as a number. Different forms of a word are equal. */
export function shinglesOf(sequence: Sequence): Set<number> {
  const shingles = new Set<number>();
  for (let at = 0; at + RUN <= sequence.length; at++) {
    const run = sequence.slice(at, at + RUN);
    if (run.every((word) => word !== null)) shingles.add(hash(run.map(({ stem }) => stem).join(' ')));
  }
  return shingles;
}

/** `null` if the text is too short. */
export function fingerprintOf(shingles: ReadonlySet<number>): number[] | null {
  if (shingles.size < FEWEST) return null;
  const least = new Array<number>(SIZE).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let at = 0; at < SIZE; at++) {
      const shuffled = mix(Math.imul(shingle, FACTORS[at] ?? 1) + (ADDENDS[at] ?? 0));
      if (shuffled < (least[at] ?? 0)) least[at] = shuffled;
    }
  }
  return least;
}

/** The share of common wording: 1 for the same texts, 0 for unrelated ones. */
export function fingerprintSimilarity(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const shared = sharedBy(one, other);
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** The share of the shorter text that the longer one contains: 1 if a notice is part of a story unchanged. */
export function fingerprintContainment(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const shorter = Math.min(one.size, other.size);
  return shorter === 0 ? 0 : sharedBy(one, other) / shorter;
}

function sharedBy(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let shared = 0;
  for (const shingle of one) if (other.has(shingle)) shared++;
  return shared;
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return mix(value);
}

/** The finalizer of MurmurHash3. */
function mix(number: number): number {
  let value = number | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
