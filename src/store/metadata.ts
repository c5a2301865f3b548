// Facts about the archive itself, by name.

import { randomBytes } from 'node:crypto';

import { eq, sql } from './drizzle.ts';
import type { Handle } from './sqlite.ts';
import { metadata } from './tables.ts';

export type MetadataName =
  /** Drawn when the archive is made: tells it from any other. */
  | 'id'
  /** How many articles are live. */
  | 'liveArticles'
  /** Version of the renderer that made the stored cards, or that is making them. */
  | 'renderer'
  /** Versions of everything that decides what is in the full text. */
  | 'index'
  /** While the names of all entities are indexed anew: the key of the last one that is; otherwise `all`. */
  | 'entitiesIndexed'
  /** The URL patterns by which pages are known, a JSON array. */
  | 'urlPatterns'
  /** Version of what is kept of addresses and links. */
  | 'linkForm'
  /** While those of all articles are looked at anew: the key of the last one that is; otherwise `all`. */
  | 'linksRefreshed'
  /** While articles are linked again because others were enriched again: the key of the last one that is, or `none`; otherwise `all`. */
  | 'relinked'
  /** Articles to be linked again after rulings, a JSON array. */
  | 'linkJobs'
  /** Entities that were given, and whose articles are being looked at, a JSON array. */
  | 'giveJobs'
  /** While words of erased articles are still in the full text: how far it is condensed, a JSON object; otherwise empty. */
  | 'condensing'
  /** Another one whenever other entities are given. */
  | 'given'
  /** Of a copy of another archive, what it is a copy of, a JSON object; empty once it goes its own way. */
  | 'origin'
  /** When the seed was imported; set once. */
  | 'seededAt';

export function readMetadata(db: Handle, name: MetadataName): () => string | null {
  const statement = db
    .select({ value: metadata.value })
    .from(metadata)
    .where(eq(metadata.name, sql.placeholder('name')))
    .prepare();
  return () => statement.get({ name })?.value ?? null;
}

export function writeMetadata(db: Handle, name: MetadataName): (value: string) => void {
  const statement = db
    .insert(metadata)
    .values({ name: sql.placeholder('name'), value: sql.placeholder('value') })
    .onConflictDoUpdate({ target: metadata.name, set: { value: sql`excluded.value` } })
    .prepare();
  return (value) => void statement.run({ name, value });
}

/** Sets a fact that is drawn once: whoever comes first draws it. */
export function initializeMetadata(db: Handle, name: MetadataName, value: string): void {
  db.insert(metadata).values({ name, value }).onConflictDoNothing().run();
}

/** An archive's own id, drawn when it is first opened. */
export function drawId(db: Handle): string {
  const known = readMetadata(db, 'id')();
  if (known !== null) return known;
  initializeMetadata(db, 'id', randomBytes(6).toString('hex'));
  return readMetadata(db, 'id')() ?? '';
}
