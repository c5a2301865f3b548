// Defines the tables of API keys and of stored responses to idempotent requests.

import { sqliteWords as word } from '../columns.ts';
import { index, primaryKey } from '../drizzle.ts';

export const keys = word.table('keys', {
  id: word.text().primaryKey(),
  name: word.text().notNull(),
  scope: word.text().notNull(),
  /** SHA-256 of the key. The key itself is not stored. */
  hash: word.text().notNull(),
  createdAt: word.instant().notNull(),
  expiresAt: word.instant(),
  revokedAt: word.instant(),
  lastUsedAt: word.instant(),
});

/** Responses to requests with an `Idempotency-Key`. */
export const storedResponses = word.table(
  'kept_replies',
  {
    /** The API key of the request: two clients may choose the same name. */
    keyId: word.text().notNull(),
    name: word.text().notNull(),
    /** Hash of the request. */
    fingerprint: word.text().notNull(),
    at: word.instant().notNull(),
    /** The effect of the request, a JSON object, committed together with it. */
    outcome: word.json().notNull(),
    /** Status, headers and body as sent; null if the request was interrupted before. */
    reply: word.json(),
    /** The article of the request, so that erasure of the article includes the response. */
    articleId: word.text(),
  },
  (t) => [
    primaryKey({ columns: [t.keyId, t.name] }),
    index('kept_replies_at').on(t.at),
    index('kept_replies_article').on(t.articleId),
  ],
);
