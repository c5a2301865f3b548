// Withdraws an article: deletes its text and leaves a tombstone. Erases an article: also deletes the history in the
// tombstone.

import type { TombstoneRecord } from '../../model/archive/archive-record.ts';
import { assemble } from '../assemble.ts';
import { asc, eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import {
  articles,
  articleUrls,
  headlineHalves,
  revisions,
  storedResponses,
  tombstones,
  tombstoneUrls,
} from '../tables.ts';
import { prepareStatements } from './article-statements.ts';
import type { prepareLog } from './changes.ts';
import type { prepareContents } from './contents.ts';
import type { prepareErasure } from './erasure.ts';
import type { prepareLinks } from './links.ts';

interface Parts {
  log: ReturnType<typeof prepareLog>;
  contents: ReturnType<typeof prepareContents>;
  links: ReturnType<typeof prepareLinks>;
  /** Renders an article at once, if it is marked. */
  settle: (key: number) => void;
  /** Drops the marks of a deleted article, and its facet values. */
  forget: (key: number) => void;
  /** Erases all other traces of an erased article. */
  eraseTraces: ReturnType<typeof prepareErasure>['eraseArticle'];
}

export interface Withdrawal {
  id: string;
  at: string;
  reason: string | null;
  note: string | null;
  /** Whether to erase the history as well. */
  erase: boolean;
}

export function prepareWithdraw(db: Handle, parts: Parts) {
  const p = sql.placeholder;
  const { page, keepSnapshot } = prepareStatements(db);
  const article = db
    .select({
      key: articles.key,
      revision: articles.revision,
      ingestedAt: articles.ingestedAt,
    })
    .from(articles)
    .where(eq(articles.id, p('id')))
    .prepare();
  const its = db
    .select()
    .from(revisions)
    .where(eq(revisions.articleKey, p('key')))
    .orderBy(asc(revisions.revision))
    .prepare();
  const urls = db
    .select({ url: articleUrls.url, page: articleUrls.page })
    .from(articleUrls)
    .where(eq(articleUrls.articleKey, p('key')))
    .prepare();
  /** The rows by which others find the article. */
  const removals = [articleUrls, headlineHalves, revisions].map((table) =>
    db
      .delete(table)
      .where(eq(table.articleKey, p('key')))
      .prepare(),
  );
  const remove = db
    .delete(articles)
    .where(eq(articles.key, p('key')))
    .prepare();
  const bury = db
    .insert(tombstones)
    .values({
      id: p('id'),
      at: p('at'),
      reason: p('reason'),
      note: p('note'),
      revision: p('revision'),
      ingestedAt: p('ingestedAt'),
      history: p('history'),
      erasedAt: p('erasedAt'),
    })
    .prepare();
  const buryUrl = db
    .insert(tombstoneUrls)
    .values({ url: p('url'), id: p('id') })
    .onConflictDoNothing()
    .prepare();
  const unburials = [tombstones, tombstoneUrls].map((table) =>
    db
      .delete(table)
      .where(eq(table.id, p('id')))
      .prepare(),
  );
  const eraseHistory = db
    .update(tombstones)
    .set({ history: null, erasedAt: sql`${p('at')}` })
    .where(eq(tombstones.id, p('id')))
    .prepare();
  const forgetReplies = db
    .delete(storedResponses)
    .where(eq(storedResponses.articleId, p('id')))
    .prepare();
  const kept = db
    .select({ history: tombstones.history })
    .from(tombstones)
    .where(eq(tombstones.id, p('id')))
    .prepare();

  /** Deletes the tombstone of an article. */
  function unbury(id: string): void {
    for (const removal of unburials) removal.run({ id });
  }

  /** Deletes an article with all its contents. Returns its addresses and revisions. */
  function takeAway(key: number) {
    const history = its.all({ key }).map(({ articleKey, ...kept }) => kept);
    const known = urls.all({ key });
    parts.contents.takeOut(key);
    for (const removal of removals) removal.run({ key });
    parts.links.depart(
      key,
      known.map(({ page }) => page),
      history.map(({ headlineKey }) => headlineKey),
    );
    parts.forget(key);
    remove.run({ key });
    return { history, urls: [...new Set(known.flatMap(({ url, page }) => [url, page]))] };
  }

  function withdraw({ id, at, reason, note, erase }: Withdrawal): void {
    const row = article.get({ id });
    if (!row) throw new Error(`There is no article ${id}.`);
    const { key, revision, ingestedAt } = row;
    parts.settle(key);
    const shown = page.get({ key });
    if (shown) keepSnapshot.run({ key, revision, snapshot: assemble(shown) });
    const { history, urls } = takeAway(key);
    const rest = erase ? { history: null, erasedAt: at } : { history: JSON.stringify(history), erasedAt: null };
    bury.run({ id, at, reason, note, revision, ingestedAt, ...rest });
    for (const url of urls) buryUrl.run({ url, id });
    // Stored responses about the article contain its text.
    forgetReplies.run({ id });
    parts.log({ at, kind: 'article', id, operation: erase ? 'erase' : 'withdraw', revision });
    if (erase) parts.eraseTraces({ id, at, snapshots: snapshotsOf(history) });
  }

  return {
    withdraw,
    /** Erases an article that is already withdrawn. */
    erase(id: string, at: string, revision: number): void {
      const history = JSON.parse(kept.get({ id })?.history ?? '[]') as { snapshot: string | null }[];
      eraseHistory.run({ id, at });
      parts.log({ at, kind: 'article', id, operation: 'erase', revision });
      parts.eraseTraces({ id, at, snapshots: snapshotsOf(history) });
    },

    /** Stores a tombstone from another archive in place of the article. Returns whether the article existed. */
    restore({ urls, history, ...row }: TombstoneRecord): boolean {
      const { id } = row;
      const found = article.get({ id });
      const isErased = row.erasedAt !== null && (found !== undefined || kept.get({ id })?.history != null);
      if (found) takeAway(found.key);
      unbury(id);
      bury.run({ ...row, history: history && JSON.stringify(history) });
      for (const url of urls) buryUrl.run({ url, id });
      forgetReplies.run({ id });
      // The change log erases the entities that only this article named.
      if (isErased) parts.eraseTraces({ id, at: row.at, snapshots: [] });
      return found !== undefined;
    },

    unbury,
  };
}

function snapshotsOf(versions: readonly { snapshot: string | null }[]): string[] {
  return versions.flatMap(({ snapshot }) => snapshot ?? []);
}
