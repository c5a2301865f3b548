// Numbers the features of the training sentences and encodes sentences as rows of these numbers.

import type { AtomicFeatures } from '../../src/enrich/names/tagger/atoms.ts';
import { FeatureWriter } from '../../src/enrich/names/tagger/features.ts';
import { placeOf } from '../../src/enrich/names/tagger/model.ts';

export interface Example {
  length: number;
  /** The allowed tags of each token, as bits; one bit if the annotation is certain. */
  allowed: Uint16Array;
  /** 1 if the token can be part of a name. */
  open: Uint8Array;
  /** The start of each token's features, with one more entry at the end. */
  offsets: Int32Array;
  features: Int32Array;
  /** For each feature, 1 if it depends on the word's own letters. */
  lexical: Uint8Array;
}

/** Slots of the table: several times the number of features. */
const SIZE = 2 ** 23;

export class Vocabulary {
  readonly hashes = new Int32Array(SIZE);
  readonly rows = new Int32Array(SIZE);
  count = 0;
  readonly #writer = new FeatureWriter();

  constructor(sentences: Iterable<AtomicFeatures>) {
    for (const atoms of sentences) {
      for (let token = 0; token < atoms.tokens.length; token++) {
        if (!atoms.open[token]) continue;
        const count = this.#writer.write(atoms, token);
        for (let index = 0; index < count; index++) this.#number(this.#writer.row[index] ?? 0);
      }
    }
  }

  #number(hash: number): void {
    const place = placeOf(this.hashes, hash);
    if (hash === 0 || this.hashes[place] === hash) return;
    this.hashes[place] = hash;
    this.rows[place] = this.count++;
    if (this.count > SIZE / 2) throw new Error('There are more features than the table was made for.');
  }

  /** Encodes a sentence; each feature appears twice, once shared and once for the annotation style. */
  example(atoms: AtomicFeatures, allowed: Uint16Array, style: number): Example {
    const { length } = atoms.tokens;
    const offsets = new Int32Array(length + 1);
    const features: number[] = [];
    const lexical: number[] = [];
    for (let token = 0; token < length; token++) {
      offsets[token] = features.length;
      if (!atoms.open[token]) continue;
      const count = this.#writer.write(atoms, token);
      for (let index = 0; index < count; index++) {
        const hash = this.#writer.row[index] ?? 0;
        const row = this.rows[placeOf(this.hashes, hash)] ?? 0;
        const isLexical = this.#writer.lexical[index] ?? 0;
        features.push(row, row + (style + 1) * this.count);
        lexical.push(isLexical, isLexical);
      }
    }
    offsets[length] = features.length;
    return {
      length,
      allowed,
      open: atoms.open,
      offsets,
      features: Int32Array.from(features),
      lexical: Uint8Array.from(lexical),
    };
  }
}
