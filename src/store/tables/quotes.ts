// Defines the tables of quotes, their speakers, the entities they name, and the dates that articles mention.

import { sqliteWords as word } from '../columns.ts';
import { index, primaryKey, sql } from '../drizzle.ts';
import { articleKey } from './articles.ts';
import { entities } from './entities.ts';

const entityKey = () =>
  word
    .number()
    .notNull()
    .references(() => entities.key, { onDelete: 'cascade' });

export const quotes = word.table(
  'quotes',
  {
    articleKey: articleKey(),
    /** Order in the article, from 0. */
    position: word.number().notNull(),
    kind: word.text().notNull(),
    text: word.text().notNull(),
    start: word.number().notNull(),
    end: word.number().notNull(),
    cue: word.text(),
    speakerKey: word.number().references(() => entities.key, { onDelete: 'set null' }),
    speakerStart: word.number(),
    speakerEnd: word.number(),
    speakerSurface: word.text(),
    reporterName: word.text(),
    /** An entity id. */
    reporterId: word.text(),
    method: word.text().notNull(),
    confidence: word.fraction().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleKey, t.position] }),
    index('quotes_speaker').on(t.speakerKey).where(sql`${t.speakerKey} is not null`),
  ],
);

/** The entities that a quote names. */
export const quoteEntities = word.table(
  'quote_entities',
  {
    entityKey: entityKey(),
    articleKey: articleKey(),
    /** The position of the quote. */
    position: word.number().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entityKey, t.articleKey, t.position] }),
    index('quote_entities_article').on(t.articleKey),
  ],
);

/** The articles that quote an entity, with the number of quotes. */
export const articleSpeakers = word.table(
  'article_speakers',
  { entityKey: entityKey(), articleKey: articleKey(), quoteCount: word.number().notNull() },
  (t) => [primaryKey({ columns: [t.entityKey, t.articleKey] }), index('article_speakers_article').on(t.articleKey)],
);

/** Dates that articles mention, as days since 1970-01-01, the last day included. */
export const mentionedDates = word.table(
  'mentioned_dates',
  { articleKey: articleKey(), first: word.number().notNull(), last: word.number().notNull() },
  (t) => [primaryKey({ columns: [t.articleKey, t.first, t.last] })],
);
