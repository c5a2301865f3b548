// Defines the tables of imports: documents sent over HTTP, and the outcome of each.

import { sqliteWords as word } from '../columns.ts';
import { index, primaryKey } from '../drizzle.ts';

export const imports = word.table(
  'imports',
  {
    key: word.serial(),
    id: word.text().notNull().unique(),
    state: word.text().notNull(),
    createdAt: word.instant().notNull(),
    startedAt: word.instant(),
    finishedAt: word.instant(),
    /** The API key that sent the import. */
    keyId: word.text(),
    /** `dryRun`, `onDuplicate` and the rest, a JSON object. */
    options: word.json().notNull(),
    /** The size of the documents sent. */
    bytes: word.number().notNull(),
    /** The bytes of that whose outcome is committed. */
    doneBytes: word.number().notNull().default(0),
    items: word.number().notNull().default(0),
    created: word.number().notNull().default(0),
    revised: word.number().notNull().default(0),
    unchanged: word.number().notNull().default(0),
    rejected: word.number().notNull().default(0),
    warnings: word.number().notNull().default(0),
    /** The position to resume from, in a format of the import runner. */
    cursor: word.json(),
    problem: word.text(),
  },
  (t) => [index('imports_state').on(t.state)],
);

export const importItems = word.table(
  'import_items',
  {
    importKey: word
      .number()
      .notNull()
      .references(() => imports.key, { onDelete: 'cascade' }),
    /** From 1, in the order of the documents. */
    position: word.number().notNull(),
    document: word.text().notNull(),
    outcome: word.text().notNull(),
    articleId: word.text(),
    title: word.text(),
    revision: word.number(),
    /** A JSON array. */
    warnings: word.json().notNull(),
    /** The reason for the rejection, a JSON object. */
    problem: word.json(),
  },
  (t) => [
    primaryKey({ columns: [t.importKey, t.position] }),
    index('import_items_outcome').on(t.importKey, t.outcome, t.position),
  ],
);
