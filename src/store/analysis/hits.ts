// Caches the set of articles that match each term: reads it from the full text once, then applies changes.

import { fieldLevel, isGraded, RELEVANCE_LEVELS, relevanceOf, relevancesOf } from '../../model/search/relevance.ts';
import { fieldsOf, type SearchField, type SearchTerm } from '../../model/search/tree.ts';
import { type Bits, clearBit, eachBit, noBits, setBit, withRoom } from '../doc-values/bits.ts';
import type { Columns } from '../doc-values/columns.ts';
import { termExpression } from '../full-text/expression.ts';
import { prepareTexts } from '../full-text/read-texts.ts';
import { relevanceToken } from '../full-text/tokens.ts';
import type { Handle } from '../sqlite.ts';

/** The maximum size of all cached sets in bytes. */
const CAPACITY = 64 * 2 ** 20;
/** If more articles changed at once, reading the full text again is faster. */
const MOST_CHANGES = 200;

interface Entry {
  /** The cache key. */
  name: string;
  term: SearchTerm;
  searchIn: readonly SearchField[];
  bits: Bits;
  /** The relevance level of each article; filled when first needed. */
  levels: Uint8Array | null;
}

export class Hits {
  readonly #columns: Columns;
  readonly #entries = new Map<string, Entry>();
  readonly #capacity: number;
  #bytes = 0;
  readonly #matching: (table: string, match: string) => number[];
  readonly #texts: ReturnType<typeof prepareTexts>;

  constructor(db: Handle, columns: Columns, capacity = CAPACITY) {
    this.#columns = columns;
    this.#capacity = capacity;
    this.#matching = prepareMatching(db);
    this.#texts = prepareTexts(db);
  }

  /** The articles that match a term. The caller must not change the set. */
  bitsOf(term: SearchTerm, searchIn: readonly SearchField[]): Bits {
    return this.#entry(term, searchIn).bits;
  }

  /** The relevance level of each article by slot; 0 if it does not match. The caller must not change the array. */
  levelsOf(term: SearchTerm, searchIn: readonly SearchField[]): Uint8Array {
    const entry = this.#entry(term, searchIn);
    if (entry.levels) return entry.levels;
    entry.levels = this.#readLevels(entry);
    // Reading the levels may have evicted the entry.
    if (this.#entries.get(entry.name) === entry) {
      this.#bytes += entry.levels.length;
      this.#makeRoom(entry);
    }
    return entry.levels;
  }

  /** Applies changes after the columns are up to date. `changed` are slots; null if all articles changed. */
  update(changed: readonly number[] | null): void {
    if (this.#entries.size === 0 || changed?.length === 0) return;
    if (!changed || changed.length > MOST_CHANGES) {
      this.#entries.clear();
      this.#bytes = 0;
      return;
    }
    const { live, keys } = this.#columns;
    for (const entry of this.#entries.values()) {
      this.#bytes -= sizeOf(entry);
      entry.bits = withRoom(entry.bits, live.length * 32);
      if (entry.levels && entry.levels.length < live.length * 32) {
        const levels = new Uint8Array(live.length * 32);
        levels.set(entry.levels);
        entry.levels = levels;
      }
      this.#bytes += sizeOf(entry);
    }
    for (const slot of changed) {
      const article = this.#texts(keys[slot] ?? 0);
      const impacts = article && relevancesOf(article);
      for (const { term, searchIn, bits, levels } of this.#entries.values()) {
        const level = article && impacts ? relevanceOf(term, article, searchIn, impacts) : 0;
        if (level > 0) setBit(bits, slot);
        else clearBit(bits, slot);
        if (levels) levels[slot] = level;
      }
    }
  }

  #entry(term: SearchTerm, searchIn: readonly SearchField[]): Entry {
    const { table, match } = termExpression(term, searchIn);
    const name = `${table} ${match}`;
    let entry = this.#entries.get(name);
    // Moves the entry to the end: the least recently used entry is evicted first.
    if (entry) this.#entries.delete(name);
    else {
      entry = { name, term, searchIn, bits: this.#read(table, match), levels: null };
      this.#bytes += sizeOf(entry);
    }
    this.#entries.set(name, entry);
    this.#makeRoom(entry);
    return entry;
  }

  #makeRoom(kept: Entry): void {
    for (const [name, entry] of this.#entries) {
      if (this.#bytes <= this.#capacity || entry === kept) return;
      this.#entries.delete(name);
      this.#bytes -= sizeOf(entry);
    }
  }

  #read(table: string, match: string): Bits {
    const { order, live } = this.#columns;
    const bits = noBits(live.length * 32);
    order.eachSlot(this.#matching(table, match), (slot) => setBit(bits, slot));
    return bits;
  }

  #readLevels({ term, searchIn, bits }: Entry): Uint8Array {
    const { order, live } = this.#columns;
    const levels = new Uint8Array(live.length * 32);
    if (isGraded(term, searchIn)) {
      for (let level = 1; level <= RELEVANCE_LEVELS; level++) {
        const keys = this.#matching('impact_index', `"${relevanceToken(term.stem, level)}"`);
        order.eachSlot(keys, (slot) => {
          levels[slot] = level;
        });
      }
      return levels;
    }
    // Writes the weakest field first, so that the strongest one remains.
    const fields = fieldsOf(term, searchIn).toSorted((one, other) => fieldLevel(one) - fieldLevel(other));
    for (const field of fields) {
      const level = fieldLevel(field);
      const inField = fields.length === 1 ? bits : this.bitsOf({ ...term, field }, searchIn);
      eachBit(inField, (slot) => {
        levels[slot] = level;
      });
    }
    return levels;
  }
}

function sizeOf({ bits, levels }: Entry): number {
  return bits.byteLength + (levels?.byteLength ?? 0);
}

/** Returns the keys of the articles that match an expression, in ascending order. */
function prepareMatching(db: Handle): (table: string, match: string) => number[] {
  const statements = new Map(
    ['stem_index', 'word_index', 'impact_index'].map((table) => {
      const select = `select rowid from ${table} where ${table} match ? order by rowid`;
      return [table, db.$client.prepare(select).pluck()] as const;
    }),
  );
  return (table, match) => (statements.get(table)?.all(match) ?? []) as number[];
}
