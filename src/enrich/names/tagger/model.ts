// A model: how much each feature speaks for each tag; and the scores of a sentence by it.

import type { AtomicFeatures } from './atoms.ts';
import { FeatureWriter } from './features.ts';
import { OUTSIDE, TAG_COUNT } from './tags.ts';
import type { Lattice } from './viterbi.ts';

export interface Model {
  /** Hashes of features, an open-addressed table whose size is a power of two; zero: free. */
  hashes: Int32Array;
  /** Beside each hash the row of its weights. */
  rows: Int32Array;
  /** `weights[row * TAG_COUNT + tag]`. */
  weights: Int8Array | Float32Array;
  /** `transitions[tag * TAG_COUNT + next]`, in the unit of the weights. */
  transitions: Float32Array;
  /** For each type, margins and how often a name of at least that margin was right in sentences not trained on. */
  calibration: readonly (readonly { margin: number; precision: number }[])[];
}

/** Where a hash is in the table, or the free place where it would be. */
export function placeOf(hashes: Int32Array, hash: number): number {
  const mask = hashes.length - 1;
  let place = (hash ^ (hash >>> 16)) & mask;
  for (let key = hashes[place]; key !== hash && key !== 0; key = hashes[place]) place = (place + 1) & mask;
  return place;
}

/** No tag but `OUTSIDE` is possible for words that cannot be part of a name. */
export const IMPOSSIBLE = -1e9;

const writer = new FeatureWriter();

export function buildLattice(atoms: AtomicFeatures, { hashes, rows, weights, transitions }: Model): Lattice {
  const { length } = atoms.tokens;
  const emissions = new Float32Array(length * TAG_COUNT);
  for (let token = 0; token < length; token++) {
    const base = token * TAG_COUNT;
    if (!atoms.open[token]) {
      emissions.fill(IMPOSSIBLE, base + 1, base + TAG_COUNT);
      continue;
    }
    const count = writer.write(atoms, token);
    for (let index = 0; index < count; index++) {
      const hash = writer.row[index] ?? 0;
      const place = placeOf(hashes, hash);
      if (hashes[place] === 0) continue;
      const row = (rows[place] ?? 0) * TAG_COUNT;
      for (let tag = OUTSIDE; tag < TAG_COUNT; tag++) {
        emissions[base + tag] = (emissions[base + tag] ?? 0) + (weights[row + tag] ?? 0);
      }
    }
  }
  return { length, emissions, transitions };
}

/** How often a name of this type and margin is right. */
export function nameConfidence(type: number, margin: number, { calibration }: Model): number {
  let found = 0.5;
  for (const step of calibration[type] ?? []) {
    if (margin < step.margin) break;
    found = step.precision;
  }
  return found;
}
