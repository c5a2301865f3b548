// Counts right, found and annotated names by set and type.

import type { GoldName } from './gold.ts';

export interface Row {
  right: number;
  found: number;
  gold: number;
}

const TYPES = ['PER', 'ORG', 'LOC', 'all'];

export class Tally {
  /** By set, then by type. */
  readonly rows = new Map<string, Map<string, Row>>();

  /** Counts the names of a document and returns those with the right offsets and type. */
  add<Found extends GoldName>(sets: readonly string[], gold: readonly GoldName[], found: readonly Found[]): Set<Found> {
    const missing = new Set(gold.map(keyOf));
    const right = new Set(found.filter((name) => missing.delete(keyOf(name))));
    for (const set of sets) {
      for (const { type } of gold) this.#count(set, type, 'gold');
      for (const name of found) {
        this.#count(set, name.type, 'found');
        if (right.has(name)) this.#count(set, name.type, 'right');
      }
    }
    return right;
  }

  #count(set: string, type: string, what: keyof Row): void {
    const types = this.rows.get(set) ?? new Map(TYPES.map((one) => [one, { right: 0, found: 0, gold: 0 }]));
    this.rows.set(set, types);
    for (const key of [type, 'all']) {
      const row = types.get(key);
      if (row) row[what]++;
    }
  }
}

function keyOf({ start, end, type }: GoldName): string {
  return `${start} ${end} ${type}`;
}

export function ratesOf({ right, found, gold }: Row): { precision: number; recall: number; f1: number } {
  const precision = right / (found || 1);
  const recall = right / (gold || 1);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

export function rates(row: Row): string {
  const { precision, recall, f1 } = ratesOf(row);
  const percent = (share: number) => (100 * share).toFixed(1).padStart(5);
  return `P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}  (${row.right} right, ${row.found} found, ${row.gold} gold)`;
}
