// The fingerprint of a text: a few numbers that two texts share as often as they share their wording (MinHash, Broder 1997).

import type { Sequence } from './sequence.ts';

/** Words of one shingle: texts that have such runs in common were not written apart. */
const RUN = 3;
/** Numbers of a fingerprint: of two texts of which a fifth is the same, one is missed in forty. */
const SIZE = 16;
/** A text with fewer shingles says too little to be told apart by them. */
const FEWEST = 10;

// Different ways to shuffle all numbers of 32 bits: odd factors, and what is added.
const FACTORS = Array.from({ length: SIZE }, (_, at) => (Math.imul(at + 1, 0x9e3779b1) | 1) >>> 0);
const ADDENDS = Array.from({ length: SIZE }, (_, at) => Math.imul(at + 7, 0x85ebca6b) >>> 0);

/** Every run of words, as a number; words are compared in any of their forms. */
export function shinglesOf(sequence: Sequence): Set<number> {
  const shingles = new Set<number>();
  for (let at = 0; at + RUN <= sequence.length; at++) {
    const run = sequence.slice(at, at + RUN);
    if (run.every((word) => word !== null)) shingles.add(hash(run.map(({ stem }) => stem).join(' ')));
  }
  return shingles;
}

/** `null` where the text is too short. */
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

/** How much wording two texts share: 1 where it is the same, 0 where there is nothing. */
export function fingerprintSimilarity(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const shared = sharedBy(one, other);
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** How much of the shorter one is in the longer one, too: 1 where a notice went into a story as it was. */
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

/** Scatters what is close together (the finalizer of MurmurHash3). */
function mix(number: number): number {
  let value = number | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
