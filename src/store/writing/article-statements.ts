// Prepares the statements that save an article.

import { and, eq, or, sql } from '../drizzle.ts';
import { freeKey, isKeyOf } from '../key.ts';
import { parts } from '../search/list-row.ts';
import type { Handle } from '../sqlite.ts';
import { articles, bodies, revisions } from '../tables.ts';

export function prepareStatements(db: Handle) {
  const p = sql.placeholder;
  const identity = { key: articles.key, id: articles.id, revision: articles.revision };
  const byKey = db
    .select(identity)
    .from(articles)
    .where(eq(articles.key, p('key')))
    .prepare();
  const byId = db
    .select(identity)
    .from(articles)
    .where(eq(articles.id, p('id')))
    .prepare();
  const keyTaken = db
    .select({ key: articles.key })
    .from(articles)
    .where(eq(articles.key, p('key')))
    .prepare();
  const columns = {
    status: 'live',
    revision: p('revision'),
    title: p('title'),
    titleKey: p('titleKey'),
    subtitle: p('subtitle'),
    publishedAt: p('publishedAt'),
    publishedPrecision: p('publishedPrecision'),
    updatedAt: p('at'),
    originalUrl: p('originalUrl'),
    canonicalUrl: p('canonicalUrl'),
    summary: p('summary'),
    wordCount: p('wordCount'),
    textHash: p('textHash'),
    hasImage: p('hasImage'),
    entityCount: p('entityCount'),
    linkCount: p('linkCount'),
    quoteCount: p('quoteCount'),
  };
  const insert = db
    .insert(articles)
    .values({ key: p('key'), id: p('id'), ingestedAt: p('at'), backlinkCount: 0, card: '', etag: '', ...columns })
    .prepare();
  const update = db
    .update(articles)
    .set(Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, sql`${value}`])))
    .where(eq(articles.key, p('key')))
    .prepare();
  const move = db
    .update(articles)
    .set({ key: sql`${p('newKey')}` })
    .where(eq(articles.key, p('key')))
    .prepare();
  const body = { text: p('text'), blocks: p('blocks'), figures: p('figures'), mentions: '', links: '', quotes: '' };
  const saveBody = db
    .insert(bodies)
    .values({ articleKey: p('key'), ...body })
    .onConflictDoUpdate({
      target: bodies.articleKey,
      set: { text: sql`excluded.text`, blocks: sql`excluded.blocks`, figures: sql`excluded.figures` },
    })
    .prepare();
  const seen = db
    .select({ revision: revisions.revision })
    .from(revisions)
    .where(
      and(
        eq(revisions.articleKey, p('key')),
        or(eq(revisions.sourceHash, p('sourceHash')), eq(revisions.draftHash, p('draftHash'))),
      ),
    )
    .limit(1)
    .prepare();
  const current = db
    .select({ draftHash: revisions.draftHash })
    .from(articles)
    .innerJoin(revisions, and(eq(revisions.articleKey, articles.key), eq(revisions.revision, articles.revision)))
    .where(eq(articles.key, p('key')))
    .prepare();
  const saveRevision = db
    .insert(revisions)
    .values({
      articleKey: p('key'),
      revision: p('revision'),
      at: p('at'),
      reason: p('reason'),
      note: p('note'),
      title: p('title'),
      headlineKey: p('headlineKey'),
      textHash: p('textHash'),
      sourceHash: p('sourceHash'),
      draftHash: p('draftHash'),
      importer: p('importer'),
      extractor: p('extractor'),
      warnings: p('warnings'),
    })
    .prepare();
  const page = db
    .select({ card: articles.card, ...parts })
    .from(articles)
    .innerJoin(bodies, eq(bodies.articleKey, articles.key))
    .where(eq(articles.key, p('key')))
    .prepare();
  const keepSnapshot = db
    .update(revisions)
    .set({ snapshot: sql`${p('snapshot')}` })
    .where(and(eq(revisions.articleKey, p('key')), eq(revisions.revision, p('revision'))))
    .prepare();

  const taken = (key: number) => keyTaken.get({ key }) !== undefined;

  return {
    byKey,
    byId,
    insert,
    update,
    saveBody,
    seen,
    current,
    saveRevision,
    page,
    keepSnapshot,
    /** Chooses the key of a new article. */
    newKey: (publishedAt: string | null, id: string): number => freeKey(publishedAt, id, taken),

    /**
     * Moves an article to the key of its publication date, if a correction changed the date; all rows that refer to the
     * key follow.
     */
    moved(key: number, publishedAt: string | null, id: string): number {
      if (isKeyOf(key, publishedAt)) return key;
      const newKey = freeKey(publishedAt, id, taken);
      move.run({ key, newKey });
      return newKey;
    },
  };
}
