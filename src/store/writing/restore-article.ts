// Restores an article from another archive with its history, in place of the article with the same id.

import type { ArticleRecord, SnapshotRecord } from '../../model/archive/archive-record.ts';
import { summarise } from '../../model/article/summary.ts';
import { sha256 } from '../../model/id/id.ts';
import { addressedLink } from '../../model/link/link-address.ts';
import { fold } from '../../model/text/name.ts';
import { countWords } from '../../model/text/text.ts';
import { eq, sql } from '../drizzle.ts';
import { foundFigureOf } from '../render/figure.ts';
import type { Handle } from '../sqlite.ts';
import { articles, entities, revisions } from '../tables.ts';
import type { prepareAddresses } from './addresses.ts';
import { prepareStatements } from './article-statements.ts';
import type { prepareContents } from './contents.ts';
import type { prepareTerms } from './terms.ts';

interface Parts {
  terms: ReturnType<typeof prepareTerms>;
  contents: ReturnType<typeof prepareContents>;
  addresses: ReturnType<typeof prepareAddresses>;
  /** Marks an article to be rendered again. */
  touch: (key: number) => void;
}

export function prepareRestoreArticle(db: Handle, parts: Parts) {
  const p = sql.placeholder;
  const { byId, insert, update, saveBody, saveRevision, keepSnapshot, newKey, moved } = prepareStatements(db);
  const date = db
    .update(articles)
    .set({ ingestedAt: sql`${p('ingestedAt')}` })
    .where(eq(articles.key, p('key')))
    .prepare();
  const forgetRevisions = db
    .delete(revisions)
    .where(eq(revisions.articleKey, p('key')))
    .prepare();
  const entity = db
    .select({ id: entities.id })
    .from(entities)
    .where(eq(entities.id, p('id')))
    .prepare();

  /**
   * Restores an article. Returns whether it is new.
   * @throws Error if it names an entity that does not exist.
   */
  function restore(record: ArticleRecord): boolean {
    const { id, title, text, blocks, mentions, quotes, figures, publishedAt } = record;
    const last = record.revisions.at(-1);
    if (!last) throw new Error(`The article ${id} has no revision.`);
    const findings = {
      entities: namedIn(record),
      mentions: mentions.map(({ foundId, linkedBy, ...mention }) => ({
        ...mention,
        ...(foundId !== undefined && { foundId }),
        ...(linkedBy !== undefined && { linkedBy }),
      })),
      quotes,
      figures: figures.map(foundFigureOf),
      links: record.links.map(addressedLink),
    };
    const row = {
      id,
      revision: last.revision,
      title,
      titleKey: fold(title),
      subtitle: record.subtitle,
      publishedAt,
      publishedPrecision: record.publishedPrecision,
      at: last.at,
      originalUrl: record.originalUrl,
      canonicalUrl: record.canonicalUrl,
      summary: summarise(blocks),
      wordCount: countWords(text),
      textHash: sha256(text),
      hasImage: blocks.some((block) => block.type === 'image') ? 1 : 0,
      entityCount: new Set(mentions.map((mention) => mention.entityId)).size,
      linkCount: record.links.length,
      quoteCount: quotes.length,
    };
    const known = byId.get({ id });
    let key: number;
    if (known) {
      parts.contents.takeOut(known.key);
      update.run({ ...row, key: known.key });
      key = moved(known.key, publishedAt, id);
    } else {
      key = newKey(publishedAt, id);
      insert.run({ ...row, key });
    }
    date.run({ key, ingestedAt: record.ingestedAt });
    saveBody.run({ key, text, blocks: JSON.stringify(blocks), figures: JSON.stringify(figures) });
    forgetRevisions.run({ key });
    for (const { warnings, ...revision } of record.revisions) {
      saveRevision.run({ ...revision, key, warnings: JSON.stringify(warnings) });
    }
    const pages = parts.addresses.restore(key, record.urls);
    const headlineKeys = [...new Set(record.revisions.map(({ headlineKey }) => headlineKey))];
    parts.contents.putIn(key, findings, last.at, { pages, headlineKeys }, () => parts.terms.restore(key, record.terms));
    parts.touch(key);
    return !known;
  }

  /** Returns the entities of the article, which must exist: their own records describe them. */
  function namedIn({ mentions, quotes }: ArticleRecord) {
    const ids = new Set(mentions.map(({ entityId }) => entityId));
    for (const { speakerId } of quotes) if (speakerId !== null) ids.add(speakerId);
    return [...ids].map((id) => {
      if (!entity.get({ id })) throw new Error(`It names ${id}, which is not among the entities before it.`);
      const nothing = { aliases: [], description: null, sameAs: [], isListed: false, familyKey: null, born: null };
      return { id, type: 'other' as const, name: id, ...nothing };
    });
  }

  return {
    restore,
    /**
     * Restores an earlier revision of an existing article.
     * @throws Error if the revision does not exist.
     */
    restoreSnapshot({ id, revision, article }: SnapshotRecord): void {
      const key = byId.get({ id })?.key;
      const snapshot = JSON.stringify(article);
      if (key === undefined || keepSnapshot.run({ key, revision, snapshot }).changes === 0) {
        throw new Error(`There is no revision ${revision} of the article ${id}.`);
      }
    },
  };
}
