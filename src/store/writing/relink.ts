// Recomputes addresses and links after a change of program version or address rules, a few articles at a time.

import { asc, gt, sql } from '../drizzle.ts';
import { NO_KEY } from '../key.ts';
import { readMetadata, writeMetadata } from '../metadata.ts';
import type { Handle } from '../sqlite.ts';
import { articles } from '../tables.ts';
import type { prepareAddresses } from './addresses.ts';
import type { prepareLinks } from './links.ts';

/** Articles per transaction. */
const BATCH = 100;
const ALL = 'all';

interface Parts {
  addresses: ReturnType<typeof prepareAddresses>;
  links: ReturnType<typeof prepareLinks>;
  touch: (key: number) => void;
  /** The version to reach. */
  wanted: string;
}

export function prepareRelink(db: Handle, { addresses, links, touch, wanted }: Parts) {
  const form = readMetadata(db, 'linkForm');
  const relinkedTo = readMetadata(db, 'linksRefreshed');
  const following = db
    .select({ key: articles.key })
    .from(articles)
    .where(gt(articles.key, sql.placeholder('key')))
    .orderBy(asc(articles.key))
    .limit(BATCH)
    .prepare();

  function refresh(key: number): void {
    const pages = addresses.refresh(key);
    links.refresh(key);
    links.note(key);
    for (const page of pages) links.resolve(page);
    if (pages.length > 0) touch(key);
  }

  return {
    isComplete: (): boolean => form() === wanted && relinkedTo() === ALL,

    /** Marks what is outdated; `step` does the work. */
    begin(): void {
      if (form() === wanted) return;
      writeMetadata(db, 'linkForm')(wanted);
      writeMetadata(db, 'linksRefreshed')(following.get({ key: NO_KEY }) ? String(NO_KEY) : ALL);
    },

    /**
     * Recomputes one batch, within a transaction. Returns whether all is done. All links have the right targets at the
     * end, whatever the order of articles.
     */
    step(): boolean {
      const from = relinkedTo() ?? ALL;
      if (from === ALL) return true;
      const batch = following.all({ key: Number(from) });
      for (const { key } of batch) refresh(key);
      writeMetadata(db, 'linksRefreshed')(batch.length < BATCH ? ALL : String(batch.at(-1)?.key));
      return batch.length < BATCH;
    },
  };
}
