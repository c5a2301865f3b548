// Reads tombstones: what remains of withdrawn articles.

import type { Tombstone } from '../model/change/tombstone.ts';
import { canonicalUrl } from '../model/url/url.ts';
import { eq, sql } from './drizzle.ts';
import type { PageOf } from './known-address.ts';
import type { Handle } from './sqlite.ts';
import { tombstones, tombstoneUrls } from './tables.ts';

export function tombstoneReads(db: Handle, pageOf: PageOf) {
  const columns = {
    id: tombstones.id,
    at: tombstones.at,
    reason: tombstones.reason,
    note: tombstones.note,
    revision: tombstones.revision,
    erasedAt: tombstones.erasedAt,
  };
  const byId = db
    .select(columns)
    .from(tombstones)
    .where(eq(tombstones.id, sql.placeholder('id')))
    .prepare();
  const byUrl = db
    .select(columns)
    .from(tombstoneUrls)
    .innerJoin(tombstones, eq(tombstones.id, tombstoneUrls.id))
    .where(eq(tombstoneUrls.url, sql.placeholder('url')))
    .prepare();

  return {
    find(id: string): Tombstone | null {
      const row = byId.get({ id });
      return row ? shown(row) : null;
    },
    findByUrl(url: string): Tombstone | null {
      const canonical = canonicalUrl(url);
      const row =
        canonical === null ? undefined : (byUrl.get({ url: canonical }) ?? byUrl.get({ url: pageOf(canonical) }));
      return row ? shown(row) : null;
    },
  };
}

function shown(row: { [Name in keyof Required<Tombstone>]: Required<Tombstone>[Name] | null }): Tombstone {
  const { id, at, reason, note, revision, erasedAt } = row;
  return {
    id: id ?? '',
    at: at ?? '',
    revision: revision ?? 1,
    ...(reason !== null && { reason }),
    ...(note !== null && { note }),
    ...(erasedAt !== null && { erasedAt }),
  };
}
