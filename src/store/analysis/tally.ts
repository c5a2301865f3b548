// Counts occurrences of small integers and finds the most frequent ones.

export class Tally {
  #counts = new Int32Array(1_024);
  readonly #met: number[] = [];

  /** Key 0 means "no value" and is not counted. */
  add(key: number): void {
    if (key === 0) return;
    if (key >= this.#counts.length) {
      const larger = new Int32Array(Math.max(key + 1, this.#counts.length * 2));
      larger.set(this.#counts);
      this.#counts = larger;
    }
    const count = this.#counts[key] ?? 0;
    if (count === 0) this.#met.push(key);
    this.#counts[key] = count + 1;
  }

  clear(): void {
    for (const key of this.#met) this.#counts[key] = 0;
    this.#met.length = 0;
  }

  countOf(key: number): number {
    return this.#counts[key] ?? 0;
  }

  /** All keys counted, in no particular order. */
  all(): { key: number; count: number }[] {
    return this.#met.map((key) => ({ key, count: this.countOf(key) }));
  }

  /** The `limit` most frequent keys, and all others as frequent as the last of these. In no particular order. */
  most(limit: number): { key: number; count: number }[] {
    const counts = this.#counts;
    const descending = Int32Array.from(this.#met, (key) => counts[key] ?? 0)
      .sort()
      .reverse();
    const least = descending[Math.min(limit, descending.length) - 1] ?? 1;
    return this.#met.flatMap((key) => {
      const count = counts[key] ?? 0;
      return count >= least ? [{ key, count }] : [];
    });
  }
}
