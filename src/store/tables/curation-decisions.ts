// Defines the table of curation decisions: operators' merges and splits of entities.

import { sqliteWords as word } from '../columns.ts';
import { index, primaryKey } from '../drizzle.ts';

/** In this article, one entity stands for another: the way an entity of two people is split. */
export const curationDecisions = word.table(
  'rulings',
  {
    articleId: word.text().notNull(),
    /** The id that the article alone would lead to. */
    foundId: word.text().notNull(),
    entityId: word.text().notNull(),
    at: word.instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.foundId] }), index('rulings_entity').on(t.entityId)],
);
