// Weights as they are kept: a few bytes a feature, in base64. Made by `npm run train`, read once.

import { createRequire } from 'node:module';
import { type Model, placeOf } from './model.ts';
import { TAG_COUNT } from './tags.ts';

/** `weights.gen.json`. */
export interface WeightsTable {
  /** What the weights were made of. */
  sources: readonly string[];
  features: number;
  transitions: readonly number[];
  /** For each type, pairs of a margin and a precision, margins rising. */
  calibration: readonly (readonly (readonly [number, number])[])[];
  /**
   * For each feature, in the order of their hashes taken as unsigned: what the hash is above the one before, in groups of
   * seven bits, lowest first, all but the last with the eighth bit set; which tags have weights, as two bytes of bits, lower
   * first; and a signed byte for each of them.
   */
  weights: string;
}

let loaded: Model | null | undefined;

/** The model that was trained, read at the first call; `null` where its file is missing or cannot be read. */
export function loadModel(): Model | null {
  if (loaded === undefined) loaded = readModel('./weights.gen.json');
  return loaded;
}

/** The model of a file beside this one. */
export function readModel(file: string): Model | null {
  try {
    // Not an import: without the file there are still the rules.
    return modelOf(createRequire(import.meta.url)(file) as WeightsTable);
  } catch {
    return null;
  }
}

/** @throws RangeError where the table is cut off. */
export function modelOf({ features, transitions, calibration, weights: packed }: WeightsTable): Model {
  const bytes = Buffer.from(packed, 'base64');
  const size = 2 ** Math.ceil(Math.log2(features * 2 + 2));
  const hashes = new Int32Array(size);
  const rows = new Int32Array(size);
  const weights = new Int8Array(features * TAG_COUNT);
  let at = 0;
  let hash = 0;
  for (let row = 0; row < features; row++) {
    let byte: number;
    let scale = 1;
    do {
      byte = bytes.readUInt8(at++);
      hash += (byte & 127) * scale;
      scale *= 128;
    } while (byte > 127);
    const place = placeOf(hashes, hash | 0);
    hashes[place] = hash | 0;
    rows[place] = row;
    const tags = bytes.readUInt16LE(at);
    at += 2;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      if ((tags >> tag) & 1) weights[row * TAG_COUNT + tag] = bytes.readInt8(at++);
    }
  }
  return {
    hashes,
    rows,
    weights,
    transitions: Float32Array.from(transitions),
    calibration: calibration.map((steps) => steps.map(([margin, precision]) => ({ margin, precision }))),
  };
}
