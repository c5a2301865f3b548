// Rulings: what whoever keeps the archive has said about who is who, against what was found.

import { sqliteWords as word } from '../columns.ts';
import { index, primaryKey } from '../drizzle.ts';

/** In this article, what by itself would be one entity is another: how one that was two people is split. */
export const curationDecisions = word.table(
  'rulings',
  {
    articleId: word.text().notNull(),
    /** The id that the article by itself would say. */
    foundId: word.text().notNull(),
    entityId: word.text().notNull(),
    at: word.instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.foundId] }), index('rulings_entity').on(t.entityId)],
);
