// Finds the articles that may name curated entities: by full-text search if that is fast and exact, or by reading texts.

import { CuratedNames } from '../enrich/curated/index.ts';
import type { CuratedEntity } from '../model/entity/curated-entity.ts';
import { fold } from '../model/text/name.ts';
import type { Store } from '../store/index.ts';
import { stepByStep } from '../threads.ts';

/** For more names, reading all articles once is faster than one search per name. */
const MANY = 1_000;
/** Articles per read. */
const PAGE = 500;
// In scripts without spaces between words, word boundaries depend on the context.
const UNPARTED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

export interface SearchOptions {
  /** Number of names above which all articles are read. */
  many?: number;
  signal?: AbortSignal | undefined;
}

/** Returns the keys of articles whose title, text or authors contain one of the names, possibly with some extra ones. */
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
