// Defines the tables of entities: names, roles, the articles that name them, and all mentions.

import { sqliteWords as word } from '../columns.ts';
import { index, primaryKey, sql, uniqueIndex } from '../drizzle.ts';
import { articleKey } from './articles.ts';

const entityKey = () =>
  word
    .number()
    .notNull()
    .references(() => entities.key, { onDelete: 'cascade' });

export const entities = word.table(
  'entities',
  {
    key: word.serial(),
    id: word.text().notNull(),
    type: word.text().notNull(),
    name: word.text().notNull(),
    nameKey: word.text().notNull(),
    description: word.text(),
    /** A JSON array of URLs. */
    sameAs: word.json().notNull(),
    mergedInto: word.text(),
    /** Whether an operator maintains the entity. */
    given: word.flag().notNull().default(false),
    /** For persons; see `FoundEntity`. */
    familyKey: word.text(),
    born: word.number(),
    articleCount: word.number().notNull(),
    mentionCount: word.number().notNull(),
    /** The number of quotes of this entity, and the number of articles with them. */
    quoteCount: word.number().notNull().default(0),
    quotingCount: word.number().notNull().default(0),
    /** Publication key of its first dated article; null if it has none. */
    firstKey: word.number(),
    /** Publication key of its last article. Undated articles count and sort below every date. */
    lastKey: word.number().notNull(),
  },
  (t) => [
    uniqueIndex('entities_id').on(t.id),
    index('entities_count').on(sql`${t.articleCount} desc`, t.nameKey, t.key),
    index('entities_name').on(t.nameKey, t.key),
    index('entities_given').on(t.id).where(sql`${t.given} = 1`),
    index('entities_recent').on(t.lastKey, t.key),
    index('entities_family').on(t.familyKey, sql`${t.articleCount} desc`).where(sql`${t.familyKey} is not null`),
  ],
);

/**
 * Every form of an entity's name with the number of articles that use it; forms known from the gazetteer only have 0.
 */
export const entityNames = word.table(
  'entity_names',
  {
    entityKey: entityKey(),
    name: word.text().notNull(),
    nameKey: word.text().notNull(),
    articleCount: word.number().notNull(),
    /** Whether the name has a source other than the articles. */
    given: word.flag().notNull(),
    /** Whether an operator stated the name: every mention of it is this entity. */
    told: word.flag().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.entityKey, t.name] }), index('entity_names_key').on(t.nameKey, t.entityKey)],
);

/** The roles in which articles describe an entity, with the number of articles. */
export const entityRoles = word.table(
  'entity_roles',
  { entityKey: entityKey(), role: word.text().notNull(), articleCount: word.number().notNull() },
  (t) => [primaryKey({ columns: [t.entityKey, t.role] })],
);

export const articleEntities = word.table(
  'article_entities',
  { entityKey: entityKey(), articleKey: articleKey(), mentionCount: word.number().notNull() },
  (t) => [primaryKey({ columns: [t.entityKey, t.articleKey] }), index('article_entities_article').on(t.articleKey)],
);

export const mentions = word.table(
  'mentions',
  {
    articleKey: articleKey(),
    /** Order in the article, from 0, title first. */
    position: word.number().notNull(),
    entityKey: entityKey(),
    place: word.text().notNull(),
    start: word.number().notNull(),
    end: word.number().notNull(),
    surface: word.text().notNull(),
    role: word.text(),
    method: word.text().notNull(),
    confidence: word.fraction().notNull(),
    /** The id of the entity that the article alone would lead to, if it differs. */
    foundId: word.text(),
    linkedBy: word.text(),
  },
  (t) => [
    primaryKey({ columns: [t.articleKey, t.position] }),
    index('mentions_linked').on(t.entityKey, t.articleKey).where(sql`${t.foundId} is not null`),
    index('mentions_entity').on(t.entityKey, sql`${t.articleKey} desc`, t.position),
  ],
);
