// Keeps publication order in memory: the keys of all articles in ascending order, each with its slot.

import { grown, SPARE } from './lists.ts';

export interface Placed {
  key: number;
  slot: number;
}

export class Order {
  #keys = new Float64Array(0);
  #slots = new Int32Array(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  keyAt(place: number): number {
    return this.#keys[place] ?? Number.NaN;
  }

  slotAt(place: number): number {
    return this.#slots[place] ?? 0;
  }

  /** The first place whose key is not below `key`. */
  placeOf(key: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The slot of an article, or -1 for an unknown key. */
  slotOf(key: number): number {
    const place = this.placeOf(key);
    return this.#keys[place] === key && place < this.#length ? this.slotAt(place) : -1;
  }

  /** Calls `visit` with the slot of each of these ascending keys. Unknown keys are skipped. */
  eachSlot(keys: readonly number[], visit: (slot: number) => void): void {
    let place = 0;
    for (const key of keys) {
      // Steps double, because hits may be close together or far apart.
      let step = 1;
      while (place + step < this.#length && (this.#keys[place + step] ?? 0) < key) step *= 2;
      let low = place + (step >>> 1);
      let high = Math.min(place + step, this.#length);
      if ((this.#keys[place] ?? 0) >= key) low = high = place;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((this.#keys[middle] ?? 0) < key) low = middle + 1;
        else high = middle;
      }
      place = low;
      if (this.#keys[place] === key && place < this.#length) visit(this.slotAt(place));
    }
  }

  /**
   * Removes the articles at these keys and adds others. New articles are usually the newest, and then nothing moves.
   */
  change(gone: readonly number[], come: readonly Placed[]): void {
    const added = come.toSorted((one, other) => one.key - other.key);
    const removed = new Set(gone);
    const first = Math.min(
      added[0]?.key ?? Infinity,
      ...(gone.length > 0 ? [gone.reduce((a, b) => Math.min(a, b))] : []),
    );
    const from = this.placeOf(first);
    const tailKeys = this.#keys.slice(from, this.#length);
    const tailSlots = this.#slots.slice(from, this.#length);
    this.reserve(this.#length + added.length);
    let at = from;
    let next = 0;
    const put = (key: number, slot: number) => {
      this.#keys[at] = key;
      this.#slots[at++] = slot;
    };
    for (let place = 0; place < tailKeys.length; place++) {
      const key = tailKeys[place] ?? 0;
      for (let one = added[next]; one && one.key < key; one = added[++next]) put(one.key, one.slot);
      if (!removed.has(key)) put(key, tailSlots[place] ?? 0);
    }
    for (let one = added[next]; one; one = added[++next]) put(one.key, one.slot);
    this.#length = at;
  }

  /** Adds an article that is newer than all others. */
  append(key: number, slot: number): void {
    this.reserve(this.#length + 1);
    this.#keys[this.#length] = key;
    this.#slots[this.#length++] = slot;
  }

  /** Makes room for `length` articles, with spare room. */
  reserve(length: number, spare = SPARE): void {
    if (this.#keys.length >= length) return;
    this.#keys = grown(this.#keys, length, spare);
    this.#slots = grown(this.#slots, length, spare);
  }
}
