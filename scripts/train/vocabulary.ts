// The features of the training sentences, numbered; and sentences as rows of those numbers.

import type { AtomicFeatures } from '../../src/enrich/names/tagger/atoms.ts';
import { FeatureWriter } from '../../src/enrich/names/tagger/features.ts';
import { placeOf } from '../../src/enrich/names/tagger/model.ts';

export interface Example {
  length: number;
  /** For each token the tags that may be right, as bits: one where the set is sure. */
  allowed: Uint16Array;
  /** Tokens that may be part of a name at all. */
  open: Uint8Array;
  /** Where in `features` those of each token begin; one more at the end. */
  offsets: Int32Array;
  features: Int32Array;
  /** Beside each feature, whether it is of the word itself. */
  lexical: Uint8Array;
}

/** Places of the table: several times what any training has of features. */
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

  /** A sentence in rows; each feature twice, once for all sets and once for the sets of a `style` of their own. */
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
