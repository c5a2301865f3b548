// Encodes the publication key: one integer that is an article's row key and its place in publication order.

/** Keys per second; a tie-break chooses among them. */
const TIES = 2 ** 20;
/** Keys fit in 53 bits, so seconds fit in 33 bits and a sign: the years 1697 to 2242. */
const LOWEST_SECOND = -(2 ** 33) + 1;
const HIGHEST_SECOND = 2 ** 33 - 2;
/** Undated articles share the lowest seconds, so that they sort last. */
const UNDATED_SECONDS = 1024;

/** The first key of dated articles; all keys below it are undated. */
export const FIRST_DATED_KEY = (LOWEST_SECOND + UNDATED_SECONDS) * TIES;

/** Lower than every key. */
export const NO_KEY = LOWEST_SECOND * TIES - 1;

/** The lowest key of an article published at this instant (ISO 8601). */
export function keyAt(instant: string): number {
  const second = Math.floor(Date.parse(instant) / 1000);
  return Math.min(Math.max(second, LOWEST_SECOND + UNDATED_SECONDS), HIGHEST_SECOND) * TIES;
}

/**
 * Whether the key matches this publication instant, or is undated if there is none. If so, the article keeps its key.
 */
export function isKeyOf(key: number, publishedAt: string | null): boolean {
  if (publishedAt === null) return key < FIRST_DATED_KEY;
  return Math.floor(key / TIES) * TIES === keyAt(publishedAt);
}

/** The publication time of a dated key, in seconds since the epoch. */
export function secondOf(key: number): number {
  return Math.floor(key / TIES);
}

/** The instant of a key; null if it is undated. */
export function instantOf(key: number): string | null {
  if (key < FIRST_DATED_KEY) return null;
  return new Date(secondOf(key) * 1000).toISOString().replace('.000Z', 'Z');
}

/**
 * Chooses a free key for an article. The tie-break comes from the article's id, so that keys do not depend on the order
 * of import, except if two ids collide.
 *
 * @throws Error if every key of the instant is taken: more than a million articles in one second.
 */
export function freeKey(publishedAt: string | null, id: string, taken: (key: number) => boolean): number {
  const first = publishedAt === null ? LOWEST_SECOND * TIES : keyAt(publishedAt);
  const room = publishedAt === null ? UNDATED_SECONDS * TIES : TIES;
  const preferred = Number.parseInt(id.slice(0, 8), 36) % room;
  const offset = Number.isNaN(preferred) ? 0 : preferred;
  for (let step = 0; step < room; step++) {
    const key = first + ((offset + step) % room);
    if (!taken(key)) return key;
  }
  throw new Error(`No room for another article of ${publishedAt ?? 'no date'}.`);
}
