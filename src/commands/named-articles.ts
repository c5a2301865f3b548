// Which articles may name given entities: by the full text where that is quick and certain, otherwise by reading them.

import { CuratedNames } from '../enrich/curated/index.ts';
import type { CuratedEntity } from '../model/entity/curated-entity.ts';
import { fold } from '../model/text/name.ts';
import type { Store } from '../store/index.ts';
import { stepByStep } from '../threads.ts';

/** For more names it is quicker to read all articles once than to ask for each. */
const MANY = 1_000;
/** Articles read at once. */
const PAGE = 500;
// Where words have no blanks between them, what is a word depends on what stands beside it.
const UNPARTED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

export interface SearchOptions {
  /** Names from which on articles are read. */
  many?: number;
  signal?: AbortSignal | undefined;
}

/** Keys of articles whose title, text or authors have one of their names, and perhaps of some that do not. */
export async function keysOfArticles(
  store: Store,
  entities: readonly CuratedEntity[],
  { many = MANY, signal }: SearchOptions = {},
): Promise<Set<number>> {
  const names = new Map(entities.flatMap(({ name, aliases }) => [name, ...aliases].map((one) => [fold(one), one])));
  const keys = new Set<number>();
  const isRead =
    names.size > many || [...names.keys()].some((name) => UNPARTED.test(name)) || !(await store.curated.canFind());
  const pause = stepByStep();
  for (const name of names.values()) {
    if (signal?.aborted) return keys;
    for (const key of await (isRead ? store.curated.by(name) : store.curated.having(name))) keys.add(key);
    await pause();
  }
  if (!isRead) return keys;
  const given = new CuratedNames(entities);
  let after: number | null = null;
  for (;;) {
    const page = await store.curated.texts(after, PAGE);
    if (page.length === 0 || signal?.aborted) return keys;
    for (const { key, title, text } of page) {
      if (given.find(title).length > 0 || given.find(text).length > 0) keys.add(key);
      after = key;
      await pause();
    }
  }
}
