// Rebuilds damaged derived data, a few articles per transaction.

import type { Mending } from '../checking/check.ts';
import { addFunctions } from '../checking/sql-functions.ts';
import { asc, eq, gt, sql } from '../drizzle.ts';
import { NO_KEY } from '../key.ts';
import type { PageOf } from '../known-address.ts';
import type { Handle } from '../sqlite.ts';
import { articles, headlineHalves, lineHalves, links } from '../tables.ts';
import { prepareHeadlines } from './headlines.ts';
import { prepareTargetOf } from './link-target.ts';
import { isLine } from './links.ts';
import type { prepareRebuild } from './rebuild.ts';

/** Articles per transaction. */
const BATCH = 100;

export type Rebuilding = Extract<Mending, { rebuild: string }>['rebuild'];

interface Parts {
  pageOf: PageOf;
  /** Marks an article to be rendered again. */
  touch: (key: number) => void;
  refresh: ReturnType<typeof prepareRebuild>;
}

/** Work over several transactions: called once in each until it returns true. */
export type Steps = () => boolean;

export function prepareRepairs(db: Handle, { pageOf, touch, refresh }: Parts) {
  const client = db.$client;
  const p = sql.placeholder;
  const following = db
    .select({ key: articles.key })
    .from(articles)
    .where(gt(articles.key, p('after')))
    .orderBy(asc(articles.key))
    .limit(BATCH)
    .prepare();
  const itsLinks = db
    .select()
    .from(links)
    .where(eq(links.articleKey, p('key')))
    .prepare();
  const aim = client.prepare('update links set target_key = ?, state = ? where article_key = ? and position = ?');
  const targetOf = prepareTargetOf(db, pageOf);
  const headlines = prepareHeadlines(db);

  function retarget(key: number): void {
    for (const link of itsLinks.all({ key })) {
      const target = targetOf(link, key);
      if (target === link.targetKey) continue;
      aim.run(target, target !== null ? 'resolved' : link.href === null ? 'dangling' : 'external', key, link.position);
      for (const shown of [key, link.targetKey, target]) if (shown !== null) touch(shown);
    }
  }

  function noteHeadlines(key: number): void {
    for (const headline of headlines.of(key)) headlines.note(key, headline);
    for (const link of itsLinks.all({ key })) {
      if (isLine(link)) headlines.noteLine(key, link.position, link.headlineKey);
    }
  }

  function byArticle(work: (key: number) => void): Steps {
    let after = NO_KEY;
    return () => {
      const batch = following.all({ after });
      for (const { key } of batch) work(key);
      after = batch.at(-1)?.key ?? after;
      return batch.length < BATCH;
    };
  }

  /** Runs `begin` in a separate transaction before the steps. */
  function begunBy(begin: () => void, steps: Steps): Steps {
    let isBegun = false;
    return () => {
      if (isBegun) return steps();
      begin();
      isBegun = true;
      return false;
    };
  }

  const refreshed = (part: Parameters<typeof refresh.restart>[0]) =>
    begunBy(
      () => refresh.restart(part),
      () => refresh.step(),
    );

  const rebuildings: Record<Rebuilding, () => Steps> = {
    indexes: () => () => {
      client.exec('reindex');
      return true;
    },
    headlines: () =>
      begunBy(() => {
        db.delete(headlineHalves).run();
        db.delete(lineHalves).run();
      }, byArticle(noteHeadlines)),
    links: () => byArticle(retarget),
    words: () => refreshed('words'),
    names: () => refreshed('names'),
    rendering: () => refreshed('rendering'),
  };

  return {
    /** Runs statements that rebuild data from the rows it is derived from, in one transaction. */
    mend(statements: readonly string[]): void {
      addFunctions(client, pageOf);
      for (const statement of statements) client.exec(statement);
    },
    rebuild: (what: Rebuilding): Steps => rebuildings[what](),
  };
}
