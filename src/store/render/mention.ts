// Renders mentions and selects the columns they are rendered from.

import type { Mention } from '../../model/entity/entity.ts';
import { asc, eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { entities, mentions } from '../tables.ts';

export function prepareItsMentions(db: Handle) {
  return db
    .select({
      id: entities.id,
      name: entities.name,
      type: entities.type,
      place: mentions.place,
      start: mentions.start,
      end: mentions.end,
      surface: mentions.surface,
      role: mentions.role,
      linkedBy: mentions.linkedBy,
      method: mentions.method,
      confidence: mentions.confidence,
    })
    .from(mentions)
    .innerJoin(entities, eq(entities.key, mentions.entityKey))
    .where(eq(mentions.articleKey, sql.placeholder('key')))
    .orderBy(asc(mentions.position))
    .prepare();
}

type MentionRow = Omit<Mention, 'entity' | 'in' | 'role' | 'linkedBy'> & {
  id: string;
  name: string;
  type: string;
  place: string;
  role: string | null;
  linkedBy: string | null;
};

export function mentionOf(row: MentionRow): Mention {
  return {
    entity: { id: row.id, name: row.name, type: row.type as Mention['entity']['type'] },
    in: row.place as Mention['in'],
    start: row.start,
    end: row.end,
    surface: row.surface,
    role: row.role ?? undefined,
    linkedBy: (row.linkedBy ?? undefined) as Mention['linkedBy'],
    method: row.method,
    confidence: row.confidence,
  };
}
