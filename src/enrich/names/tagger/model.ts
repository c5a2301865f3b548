// The tagger's model: the weight of each feature for each tag, and the scores of a sentence.

import type { AtomicFeatures } from './atoms.ts';
import { FeatureWriter } from './features.ts';
import { OUTSIDE, TAG_COUNT } from './tags.ts';
import type { Lattice } from './viterbi.ts';

export interface Model {
  /** Feature hashes in an open-addressed table with a power-of-two size; zero marks a free slot. */
  hashes: Int32Array;
  /** The row of weights of each hash. */
  rows: Int32Array;
  /** `weights[row * TAG_COUNT + tag]`. */
  weights: Int8Array | Float32Array;
  /** `transitions[tag * TAG_COUNT + next]`, in the same unit as the weights. */
  transitions: Float32Array;
  /** For each type, margins and the precision of names with at least that margin, measured on held-out sentences. */
  calibration: readonly (readonly { margin: number; precision: number }[])[];
}

/** The slot of a hash in the table, or the free slot where it belongs. */
export function placeOf(hashes: Int32Array, hash: number): number {
  const mask = hashes.length - 1;
  let place = (hash ^ (hash >>> 16)) & mask;
  for (let key = hashes[place]; key !== hash && key !== 0; key = hashes[place]) place = (place + 1) & mask;
  return place;
}

/** The score of tags other than `OUTSIDE` for words that cannot be part of a name. */
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

/** The calibrated precision of names with this type and margin. */
export function nameConfidence(type: number, margin: number, { calibration }: Model): number {
  let found = 0.5;
  for (const step of calibration[type] ?? []) {
    if (margin < step.margin) break;
    found = step.precision;
  }
  return found;
}
