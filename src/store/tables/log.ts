// Defines the tables of the change log and of the archive's metadata.

import { sqliteWords as word } from '../columns.ts';
import { index } from '../drizzle.ts';

/** `seq` is never reused, so a client that has seen one has seen all before it. */
export const changes = word.table(
  'changes',
  {
    seq: word.serial(),
    at: word.instant().notNull(),
    kind: word.text().notNull(),
    id: word.text().notNull(),
    operation: word.text().notNull(),
    revision: word.number(),
    targetId: word.text(),
  },
  (t) => [index('changes_kind').on(t.kind, t.seq), index('changes_item').on(t.id, t.seq)],
);

/** Metadata by name; see `metadata.ts`. */
export const metadata = word.table('facts', { name: word.text().primaryKey(), value: word.text().notNull() });
