// Implements a column of lists: the numbers of each slot, stored consecutively in one long array.

const NONE = new Int32Array(0);

export class Lists {
  #starts = new Int32Array(0);
  #lengths = new Int32Array(0);
  #values = new Int32Array(0);
  #end = 0;
  #unused = 0;
  #slots = 0;
  #spare = SPARE;

  /** Makes room for all slots below `slots`. */
  grow(slots: number, spare = SPARE): void {
    this.#slots = slots;
    this.#spare = spare;
  }

  set(slot: number, values: Int32Array): void {
    const length = this.#lengths[slot] ?? 0;
    // If no article has a value, the column stays empty.
    if (values.length === 0 && length === 0) return;
    this.#starts = grown(this.#starts, this.#slots, this.#spare);
    this.#lengths = grown(this.#lengths, this.#slots, this.#spare);
    let start = this.#starts[slot] ?? 0;
    if (values.length > length) {
      this.#unused += length;
      if (this.#unused > 1_000 && this.#unused > this.#end >> 1) this.#compact(slot);
      start = this.#end;
      this.#end += values.length;
      this.#values = grown(this.#values, this.#end);
    } else this.#unused += length - values.length;
    this.#values.set(values, start);
    this.#starts[slot] = start;
    this.#lengths[slot] = values.length;
  }

  /** A view that is valid until the next change. */
  get(slot: number): Int32Array {
    const length = this.#lengths[slot] ?? 0;
    const start = this.#starts[slot] ?? 0;
    return length === 0 ? NONE : this.#values.subarray(start, start + length);
  }

  lengthOf(slot: number): number {
    return this.#lengths[slot] ?? 0;
  }

  /**
   * The number of the first value of a list; the values are numbered consecutively from there until the next change.
   */
  startOf(slot: number): number {
    return this.#starts[slot] ?? 0;
  }

  /** One more than the highest number of a value. */
  get end(): number {
    return this.#end;
  }

  valueAt(number: number): number {
    return this.#values[number] ?? 0;
  }

  /** Whether a pair of consecutive values in a list of pairs passes the test. */
  somePair(slot: number, fits: (first: number, second: number) => boolean): boolean {
    const start = this.#starts[slot] ?? 0;
    const end = start + (this.#lengths[slot] ?? 0);
    for (let at = start; at < end; at += 2) if (fits(this.#values[at] ?? 0, this.#values[at + 1] ?? 0)) return true;
    return false;
  }

  /** Calls `visit` with every value of a slot. Creates no view, because it is called a million times. */
  each(slot: number, visit: (value: number) => void): void {
    const start = this.#starts[slot] ?? 0;
    const end = start + (this.#lengths[slot] ?? 0);
    for (let at = start; at < end; at++) visit(this.#values[at] ?? 0);
  }

  /** Whether a slot has a value whose mark is not 0. */
  hasMarked(slot: number, marks: Uint8Array): boolean {
    const start = this.#starts[slot] ?? 0;
    const end = start + (this.#lengths[slot] ?? 0);
    for (let at = start; at < end; at++) if (marks[this.#values[at] ?? 0]) return true;
    return false;
  }

  /** Removes the holes that replaced lists leave. The list of `leaving` is dropped: it is about to be replaced. */
  #compact(leaving: number): void {
    this.#lengths[leaving] = 0;
    const values = new Int32Array(this.#end - this.#unused);
    let end = 0;
    for (let slot = 0; slot < this.#starts.length; slot++) {
      const list = this.get(slot);
      values.set(list, end);
      this.#starts[slot] = end;
      end += list.length;
    }
    this.#values = values;
    this.#end = end;
    this.#unused = 0;
  }
}

/**
 * Spare room as a share of the length: `SPARE` makes growing one by one cheap, `HARDLY` suits a length known in
 * advance.
 */
export const SPARE = 0.5;
export const HARDLY = 0.02;

/** Returns the array with room for `length` values, with spare room if it must grow. */
export function grown<Numbers extends Int32Array | Uint8Array | Float64Array>(
  numbers: Numbers,
  length: number,
  spare = SPARE,
): Numbers {
  if (numbers.length >= length) return numbers;
  const larger = new (numbers.constructor as new (length: number) => Numbers)(Math.ceil(length * (1 + spare)));
  larger.set(numbers);
  return larger;
}
