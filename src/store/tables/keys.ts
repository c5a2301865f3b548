// Keys of the API, and the replies kept for requests that are sent again.

import { sqliteWords as word } from '../columns.ts';
import { index, primaryKey } from '../drizzle.ts';

export const keys = word.table('keys', {
  id: word.text().primaryKey(),
  name: word.text().notNull(),
  scope: word.text().notNull(),
  /** SHA-256 of the key, which is kept nowhere. */
  hash: word.text().notNull(),
  createdAt: word.instant().notNull(),
  expiresAt: word.instant(),
  revokedAt: word.instant(),
  lastUsedAt: word.instant(),
});

/** What was answered to a request that named itself by an `Idempotency-Key`. */
export const storedResponses = word.table(
  'kept_replies',
  {
    /** Who asked: two clients may draw the same name. */
    keyId: word.text().notNull(),
    name: word.text().notNull(),
    /** Hash of what was asked. */
    fingerprint: word.text().notNull(),
    at: word.instant().notNull(),
    /** What the request did, a JSON object, committed together with it. */
    outcome: word.json().notNull(),
    /** Status, headers and body as they were sent; null where it was cut off before. */
    reply: word.json(),
    /** The article it was about, so that what is erased is erased here too. */
    articleId: word.text(),
  },
  (t) => [
    primaryKey({ columns: [t.keyId, t.name] }),
    index('kept_replies_at').on(t.at),
    index('kept_replies_article').on(t.articleId),
  ],
);
