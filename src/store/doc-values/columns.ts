// Keeps the facet values of all articles in memory, column by column, and updates them by version.

import type { Handle } from '../sqlite.ts';
import { type Bits, clearBit, hasBit, noBits, setBit, withRoom } from './bits.ts';
import { calendarDayOf, monthOf } from './calendar.ts';
import { grown, HARDLY, Lists, SPARE } from './lists.ts';
import { Order, type Placed } from './order.ts';
import { DocValuesReader, LISTS, type ListColumn, SINGLES, type SingleColumn } from './record.ts';

interface Row {
  slot: number;
  key: number | null;
  data: Uint8Array;
}

/** Called at intervals while all articles are read, with the number read and the total. */
export type OnProgress = (done: number, total: number) => void;

const STEP = 50_000;

export class Columns {
  readonly order = new Order();
  readonly lists = Object.fromEntries(LISTS.map((name) => [name, new Lists()])) as Record<ListColumn, Lists>;
  readonly single: Record<SingleColumn, Int32Array> = {
    section: new Int32Array(0),
    source: new Int32Array(0),
    lang: new Int32Array(0),
  };
  /** The articles in the archive, and those of them that have an image. */
  live: Bits = noBits(0);
  images: Bits = noBits(0);
  /** The key of each article by slot; undefined for slots outside `live`. */
  keys = new Float64Array(0);
  /** The day and the month of publication; see `calendar.ts`. */
  days = new Int32Array(0);
  months = new Int32Array(0);
  /** One more than the highest slot in use. */
  slots = 0;

  #version = -1;
  readonly #reader = new DocValuesReader();
  readonly #statements: ReturnType<typeof prepare>;
  readonly #onProgress: OnProgress;

  constructor(db: Handle, onProgress: OnProgress = () => {}) {
    this.#statements = prepare(db);
    this.#onProgress = onProgress;
  }

  /** Reads what changed since the last call. Returns the slots of the changed articles; null if all changed. */
  catchUp(): readonly number[] | null {
    const version = this.#statements.newest.get() as number;
    if (version === this.#version) return [];
    const isFirst = this.#version === -1;
    const changed = isFirst ? null : this.#update();
    if (isFirst) this.#load();
    this.#version = version;
    return changed;
  }

  #load(): void {
    const total = this.#statements.count.get() as number;
    this.#reserve((this.#statements.highest.get() as number) + 1, HARDLY);
    this.order.reserve(total, HARDLY);
    let done = 0;
    for (const { slot, key, data } of this.#statements.all.iterate() as IterableIterator<Row>) {
      if (key === null) continue;
      this.#fill(slot, key, data);
      this.order.append(key, slot);
      if (++done % STEP === 0) this.#onProgress(done, total);
    }
    this.#onProgress(total, total);
  }

  #update(): number[] {
    const rows = this.#statements.since.all(this.#version) as Row[];
    this.#reserve(rows.reduce((most, { slot }) => Math.max(most, slot), -1) + 1);
    const gone: number[] = [];
    const come: Placed[] = [];
    for (const { slot, key, data } of rows) {
      const before = hasBit(this.live, slot) ? (this.keys[slot] ?? 0) : null;
      if (before !== key) {
        if (before !== null) gone.push(before);
        if (key !== null) come.push({ key, slot });
      }
      // Bit sets are counted as they are, so a removed article must leave no bits behind.
      if (key === null) for (const bits of [this.live, this.images]) clearBit(bits, slot);
      else this.#fill(slot, key, data);
    }
    if (gone.length > 0 || come.length > 0) this.order.change(gone, come);
    return rows.map(({ slot }) => slot);
  }

  #fill(slot: number, key: number, data: Uint8Array): void {
    const reader = this.#reader;
    reader.read(data);
    const day = calendarDayOf(key);
    this.keys[slot] = key;
    this.days[slot] = day;
    this.months[slot] = monthOf(day);
    setBit(this.live, slot);
    if (reader.hasImage) setBit(this.images, slot);
    else clearBit(this.images, slot);
    for (const name of SINGLES) this.single[name][slot] = reader.single[name];
    for (const name of LISTS) this.lists[name].set(slot, reader.list[name]);
  }

  #reserve(slots: number, spare = SPARE): void {
    if (slots <= this.slots) return;
    this.slots = slots;
    this.keys = grown(this.keys, slots, spare);
    this.days = grown(this.days, slots, spare);
    this.months = grown(this.months, slots, spare);
    this.live = withRoom(this.live, this.keys.length);
    this.images = withRoom(this.images, this.keys.length);
    for (const name of SINGLES) this.single[name] = grown(this.single[name], slots, spare);
    for (const name of LISTS) this.lists[name].grow(slots, spare);
  }
}

function prepare(db: Handle) {
  const client = db.$client;
  const columns = 'select slot, article_key as key, data from doc_values';
  return {
    newest: client.prepare('select coalesce(max(version), 0) from doc_values').pluck(),
    highest: client.prepare('select coalesce(max(slot), 0) from doc_values').pluck(),
    count: client.prepare('select count(*) from doc_values').pluck(),
    all: client.prepare(`${columns} where article_key is not null order by article_key`),
    since: client.prepare(`${columns} where version > ? order by slot`),
  };
}
