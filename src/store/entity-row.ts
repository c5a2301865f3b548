// Builds an entity as clients receive it: its row with names and roles.

import type { Entity, EntityType } from '../model/entity/entity.ts';
import { asc, desc, eq, sql } from './drizzle.ts';
import { instantOf } from './key.ts';
import type { Handle } from './sqlite.ts';
import { type entities, entityNames, entityRoles } from './tables.ts';

/** The maximum number of aliases and of roles per entity. */
const SHOWN = 50;

export type EntityRow = typeof entities.$inferSelect;

export function prepareShown(db: Handle): (row: EntityRow) => Entity {
  const key = sql.placeholder('key');
  const names = db
    .select({ name: entityNames.name })
    .from(entityNames)
    .where(eq(entityNames.entityKey, key))
    .orderBy(desc(entityNames.articleCount), asc(entityNames.name))
    .limit(SHOWN + 1)
    .prepare();
  const roles = db
    .select({ role: entityRoles.role })
    .from(entityRoles)
    .where(eq(entityRoles.entityKey, key))
    .orderBy(desc(entityRoles.articleCount), asc(entityRoles.role))
    .limit(SHOWN)
    .prepare();
  return (row) => ({
    id: row.id,
    type: row.type as EntityType,
    name: row.name,
    aliases: names
      .all({ key: row.key })
      .map((one) => one.name)
      .filter((name) => name !== row.name)
      .slice(0, SHOWN),
    description: row.description ?? undefined,
    roles: roles.all({ key: row.key }).map((one) => one.role),
    sameAs: JSON.parse(row.sameAs),
    articleCount: row.articleCount,
    mentionCount: row.mentionCount,
    quoteCount: row.quoteCount,
    firstSeen: row.firstKey === null ? undefined : (instantOf(row.firstKey) ?? undefined),
    lastSeen: instantOf(row.lastKey) ?? undefined,
  });
}
