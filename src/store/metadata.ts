// Reads and writes the metadata of the archive by name.

import { randomBytes } from 'node:crypto';

import { eq, sql } from './drizzle.ts';
import type { Handle } from './sqlite.ts';
import { metadata } from './tables.ts';

export type MetadataName =
  /** Drawn when the archive is created; identifies it. */
  | 'id'
  /** The number of live articles. */
  | 'liveArticles'
  /** The version of the renderer that made the stored summaries, or is making them. */
  | 'renderer'
  /** The versions of everything that determines the content of the full text. */
  | 'index'
  /** While the index of names is rebuilt, the key of the last entity done; `all` when complete. */
  | 'entitiesIndexed'
  /** The URL patterns that map addresses to pages, a JSON array. */
  | 'urlPatterns'
  /** The version of the stored form of addresses and links. */
  | 'linkForm'
  /** While addresses and links are rebuilt, the key of the last article done; `all` when complete. */
  | 'linksRefreshed'
  /**
   * While articles are linked again after an enrichment, the key of the last one done, or `none`; `all` when complete.
   */
  | 'relinked'
  /** Articles to link again after curation decisions, a JSON array. */
  | 'linkJobs'
  /** Curated entities whose articles are being searched, a JSON array. */
  | 'giveJobs'
  /**
   * While words of erased articles remain in the full text, the progress of the purge, a JSON object; empty when done.
   */
  | 'condensing'
  /** Changes whenever the curated entities change. */
  | 'given'
  /** In a mirror, its source, a JSON object; empty once it is detached. */
  | 'origin'
  /** The time of the seed import; set once. */
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

/** Sets a value only if it has none: the first of several processes wins. */
export function initializeMetadata(db: Handle, name: MetadataName, value: string): void {
  db.insert(metadata).values({ name, value }).onConflictDoNothing().run();
}

/** Returns the archive's id, and draws it when the archive is first opened. */
export function drawId(db: Handle): string {
  const known = readMetadata(db, 'id')();
  if (known !== null) return known;
  initializeMetadata(db, 'id', randomBytes(6).toString('hex'));
  return readMetadata(db, 'id')() ?? '';
}
