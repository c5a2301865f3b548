// Reads articles: single ones, lists, by address, with their backlinks and related articles.

import type { Link } from '../model/link/link.ts';
import type { ArticleQuery, Page, PageRequest } from '../model/query/query.ts';
import { canonicalUrl } from '../model/url/url.ts';
import type { AnalysedArticles, FoundRelated, QueryWorkers, RelatedQuery } from './analysis/index.ts';
import type { RenderedParts } from './assemble.ts';
import { and, eq, ne, sql } from './drizzle.ts';
import { prepareKnownAddress } from './known-address.ts';
import { listLinks } from './links.ts';
import type { ReadContext } from './read-context.ts';
import { revisionReads } from './revisions.ts';
import { walkArticles } from './search/articles.ts';
import { parts } from './search/list-row.ts';
import { planWalk } from './search/plan.ts';
import { articles, bodies, links } from './tables.ts';

/** One article, rendered. */
export interface StoredArticle extends RenderedParts {
  id: string;
  status: string;
  revision: number;
  /** Changes if any rendered part of the article changes. */
  etag: string;
  updatedAt: string;
}

export function articleReads(reading: ReadContext, analyst: QueryWorkers) {
  const { db } = reading;
  const p = sql.placeholder;
  const head = {
    id: articles.id,
    status: articles.status,
    revision: articles.revision,
    etag: articles.etag,
    updatedAt: articles.updatedAt,
    card: articles.card,
  };
  const { card, ...headOnly } = head;
  const stat = db
    .select(headOnly)
    .from(articles)
    .where(eq(articles.id, p('id')))
    .prepare();
  const find = db
    .select(head)
    .from(articles)
    .where(eq(articles.id, p('id')))
    .prepare();
  const findWhole = db
    .select({ ...head, ...parts })
    .from(articles)
    .innerJoin(bodies, eq(bodies.articleKey, articles.key))
    .where(eq(articles.id, p('id')))
    .prepare();
  const byKey = db
    .select(head)
    .from(articles)
    .where(eq(articles.key, p('key')))
    .prepare();
  const known = prepareKnownAddress(db);
  const keyOf = db
    .select({ key: articles.key })
    .from(articles)
    .where(eq(articles.id, p('id')))
    .prepare();
  return {
    ...revisionReads(reading, analyst),

    /** Reads what a conditional request needs, without the text. */
    async stat(id: string): Promise<Omit<StoredArticle, keyof RenderedParts> | null> {
      return stat.get({ id }) ?? null;
    },

    async find(id: string, whole: boolean): Promise<StoredArticle | null> {
      return (whole ? findWhole : find).get({ id }) ?? null;
    },

    /** Finds the article known under an address, in any form of the address. */
    async findByUrl(url: string): Promise<StoredArticle | null> {
      const canonical = canonicalUrl(url);
      if (canonical === null) return null;
      return reading.snapshot(() => {
        const key = known(canonical, reading.lookup.pageOf(canonical));
        return key === null ? null : (byKey.get({ key }) ?? null);
      });
    },

    /** Returns a page of articles. Queries that no index answers run in the query workers. */
    async list(query: ArticleQuery, withBody: boolean): Promise<AnalysedArticles> {
      const walked = reading.snapshot(() => {
        const walk = planWalk(reading, query);
        return walk && walkArticles(reading, walk, query, withBody);
      });
      return walked ?? analyst.query('articles', query, withBody);
    },

    /** Returns related articles, the most related first; null if the article does not exist. */
    related: async (query: RelatedQuery): Promise<{ found: FoundRelated[]; seq: number } | null> =>
      analyst.query('related', query),

    /** Returns links from other articles to this one, newest first; null if the article does not exist. */
    async backlinks(id: string, page: PageRequest): Promise<Page<Link> | null> {
      return reading.snapshot(() => {
        const key = keyOf.get({ id })?.key;
        if (key === undefined) return null;
        const leadsHere = () => and(eq(links.targetKey, p('key')), ne(links.articleKey, p('key')));
        return listLinks(reading, {
          name: 'backlinks',
          filters: id,
          page,
          shape: '',
          values: { key },
          where: leadsHere,
        });
      });
    },
  };
}
