// Sums token hashes by document, to compare two sets of tokens in a few bytes per document, whatever the length of the
// documents.

/** Ascending ids, each with a 64-bit sum of the hashes of its tokens: different sets do not collide by chance. */
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

  /**
   * Adds a token of a document, or removes it if `by` is -1. `place` is the position of the token. Returns false for an
   * unknown document.
   */
  add(id: number, term: string, place: number, by: 1 | -1): boolean {
    const at = this.#placeOf(id);
    if (at === -1) return false;
    if (term !== this.#term) this.#hash(term);
    this.#low[at] = ((this.#low[at] ?? 0) + by * mixed(this.#one, place)) | 0;
    this.#high[at] = ((this.#high[at] ?? 0) + by * mixed(this.#other, place)) | 0;
    return true;
  }

  /** Yields the documents whose additions and removals do not cancel out. */
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

/** The final mixing step of MurmurHash3. */
function mixed(hash: number, place: number): number {
  let value = hash ^ Math.imul(place + 1, 0x9e3779b1);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
