// Packs weights: keeps the largest, rounds them to bytes and encodes them in base64.

import { TAG_COUNT } from '../../src/enrich/names/tagger/tags.ts';
import type { WeightsTable } from '../../src/enrich/names/tagger/weights.ts';
import type { Weights } from './perceptron.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Packed units per unit of the training weights. */
const SCALE = 4;

export interface Packing {
  /** Number of features kept. */
  features: number;
  /** Weights below this are dropped, in packed units. */
  least: number;
}

export function pack(
  vocabulary: Vocabulary,
  { weights, transitions }: Weights,
  { features, least }: Packing,
): Pick<WeightsTable, 'features' | 'transitions' | 'weights'> {
  const kept: { hash: number; row: Int8Array; spread: number }[] = [];
  for (const [place, hash] of vocabulary.hashes.entries()) {
    if (hash === 0) continue;
    const at = (vocabulary.rows[place] ?? 0) * TAG_COUNT;
    const row = inBytes(weights.subarray(at, at + TAG_COUNT), least);
    const spread = Math.max(...row) - Math.min(...row);
    if (spread > 0) kept.push({ hash: hash >>> 0, row, spread });
  }
  // Ties are broken by hash, so that the result is reproducible.
  kept.sort((one, other) => other.spread - one.spread || one.hash - other.hash);
  const most = kept.slice(0, features).sort((one, other) => one.hash - other.hash);
  const bytes: number[] = [];
  let last = 0;
  for (const { hash, row } of most) {
    let step = hash - last;
    last = hash;
    for (; step > 127; step = Math.floor(step / 128)) bytes.push((step % 128) + 128);
    bytes.push(step);
    const tags = row.reduce((bits, weight, tag) => (weight === 0 ? bits : bits | (1 << tag)), 0);
    bytes.push(tags & 255, tags >> 8);
    for (const weight of row) if (weight !== 0) bytes.push(weight & 255);
  }
  return {
    features: most.length,
    transitions: [...transitions].map((weight) => Math.round(weight * SCALE)),
    weights: Buffer.from(bytes).toString('base64'),
  };
}

function inBytes(weights: Float32Array, least: number): Int8Array {
  return Int8Array.from(weights, (weight) => {
    const units = Math.max(-127, Math.min(127, Math.round(weight * SCALE)));
    return Math.abs(units) < least ? 0 : units;
  });
}
