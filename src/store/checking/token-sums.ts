// Sums of tokens by document: two sets of tokens are compared in a few bytes a document, however long the documents are.

/** Ids that ascend, each with the sum of the hashes of its tokens: 64 bits, so that different sets do not meet by chance. */
export class TokenSums {
  readonly #ids: Float64Array;
  readonly #low: Uint32Array;
  readonly #high: Uint32Array;
  #term = '';
  #one = 0;
  #other = 0;

  constructor(ids: Float64Array) {
    this.#ids = ids;
    this.#low = new Uint32Array(ids.length);
    this.#high = new Uint32Array(ids.length);
  }

  /** Adds a token of a document, or with -1 takes it away. `place`: where it stands. False: there is no such document. */
  add(id: number, term: string, place: number, by: 1 | -1): boolean {
    const at = this.#placeOf(id);
    if (at === -1) return false;
    if (term !== this.#term) this.#hash(term);
    this.#low[at] = ((this.#low[at] ?? 0) + by * mixed(this.#one, place)) | 0;
    this.#high[at] = ((this.#high[at] ?? 0) + by * mixed(this.#other, place)) | 0;
    return true;
  }

  /** Documents of which more was added than taken away, or less. */
  *unequal(): Generator<number> {
    for (const [at, id] of this.#ids.entries()) if (this.#low[at] !== 0 || this.#high[at] !== 0) yield id;
  }

  #hash(term: string): void {
    this.#term = term;
    let [one, other] = [0x811c9dc5, 0x9747b28c];
    for (let at = 0; at < term.length; at++) {
      const code = term.charCodeAt(at);
      one = Math.imul(one ^ code, 0x01000193);
      other = Math.imul(other ^ code, 0x5bd1e995);
      other ^= other >>> 13;
    }
    this.#one = one;
    this.#other = other;
  }

  #placeOf(id: number): number {
    let low = 0;
    let high = this.#ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return this.#ids[low] === id ? low : -1;
  }
}

/** As the last step of MurmurHash3 mixes. */
function mixed(hash: number, place: number): number {
  let value = hash ^ Math.imul(place + 1, 0x9e3779b1);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
