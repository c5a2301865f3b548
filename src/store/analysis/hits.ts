// The articles that match each term, remembered as sets: asked of the full text once, then kept up with what changes.

import { fieldLevel, isGraded, RELEVANCE_LEVELS, relevanceOf, relevancesOf } from '../../model/search/relevance.ts';
import { fieldsOf, type SearchField, type SearchTerm } from '../../model/search/tree.ts';
import { type Bits, clearBit, eachBit, noBits, setBit, withRoom } from '../doc-values/bits.ts';
import type { Columns } from '../doc-values/columns.ts';
import { termExpression } from '../full-text/expression.ts';
import { prepareTexts } from '../full-text/read-texts.ts';
import { relevanceToken } from '../full-text/tokens.ts';
import type { Handle } from '../sqlite.ts';

/** Bytes of all sets that are remembered. */
const CAPACITY = 64 * 2 ** 20;
/** With more articles changed at once it is quicker to ask anew. */
const MOST_CHANGES = 200;

interface Entry {
  /** What it is remembered by. */
  name: string;
  term: SearchTerm;
  searchIn: readonly SearchField[];
  bits: Bits;
  /** How strongly each article speaks for the term; made only when it is asked for. */
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

  /** The articles that match a term. Not to be changed. */
  bitsOf(term: SearchTerm, searchIn: readonly SearchField[]): Bits {
    return this.#entry(term, searchIn).bits;
  }

  /** By slot, the level of each article; 0 where it does not match. Not to be changed. */
  levelsOf(term: SearchTerm, searchIn: readonly SearchField[]): Uint8Array {
    const entry = this.#entry(term, searchIn);
    if (entry.levels) return entry.levels;
    entry.levels = this.#readLevels(entry);
    // Reading them may have pushed the entry itself out.
    if (this.#entries.get(entry.name) === entry) {
      this.#bytes += entry.levels.length;
      this.#makeRoom(entry);
    }
    return entry.levels;
  }

  /** After the columns caught up: `changed` are slots, null for all. */
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
    // The last one used is the last one forgotten.
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
    // From the weakest field to the strongest, which stays.
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

/** The keys of the articles that match an expression, ascending. */
function prepareMatching(db: Handle): (table: string, match: string) => number[] {
  const statements = new Map(
    ['stem_index', 'word_index', 'impact_index'].map((table) => {
      const select = `select rowid from ${table} where ${table} match ? order by rowid`;
      return [table, db.$client.prepare(select).pluck()] as const;
    }),
  );
  return (table, match) => (statements.get(table)?.all(match) ?? []) as number[];
}
