// A column of lists: for each slot some numbers, one after another in one long array.

const NONE = new Int32Array(0);

export class Lists {
  #starts = new Int32Array(0);
  #lengths = new Int32Array(0);
  #values = new Int32Array(0);
  #end = 0;
  #unused = 0;
  #slots = 0;
  #spare = SPARE;

  /** Makes room for slots below this. */
  grow(slots: number, spare = SPARE): void {
    this.#slots = slots;
    this.#spare = spare;
  }

  set(slot: number, values: Int32Array): void {
    const length = this.#lengths[slot] ?? 0;
    // Of what no article has there is no column.
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

  /** A view, valid until the next change. */
  get(slot: number): Int32Array {
    const length = this.#lengths[slot] ?? 0;
    const start = this.#starts[slot] ?? 0;
    return length === 0 ? NONE : this.#values.subarray(start, start + length);
  }

  lengthOf(slot: number): number {
    return this.#lengths[slot] ?? 0;
  }

  /** Where a list begins among all values, until the next change: its values are numbered one after another from here. */
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

  /** Whether two values one after another, of a list of pairs, fit. */
  somePair(slot: number, fits: (first: number, second: number) => boolean): boolean {
    const start = this.#starts[slot] ?? 0;
    const end = start + (this.#lengths[slot] ?? 0);
    for (let at = start; at < end; at += 2) if (fits(this.#values[at] ?? 0, this.#values[at + 1] ?? 0)) return true;
    return false;
  }

  /** Calls `visit` with every value of a slot; no view is made, since there are a million. */
  each(slot: number, visit: (value: number) => void): void {
    const start = this.#starts[slot] ?? 0;
    const end = start + (this.#lengths[slot] ?? 0);
    for (let at = start; at < end; at++) visit(this.#values[at] ?? 0);
  }

  /** Whether a slot has one of the values that are marked by a number other than 0. */
  hasMarked(slot: number, marks: Uint8Array): boolean {
    const start = this.#starts[slot] ?? 0;
    const end = start + (this.#lengths[slot] ?? 0);
    for (let at = start; at < end; at++) if (marks[this.#values[at] ?? 0]) return true;
    return false;
  }

  /** Lists that were replaced by longer ones leave holes. `leaving` is about to get another list. */
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

/** What is made room for beyond what is there: so that growing one by one costs little, and where all is known already. */
export const SPARE = 0.5;
export const HARDLY = 0.02;

/** The array with room for so many, and a share more. */
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
