// Reading articles: one, many, by address, and what belongs to one.

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
  /** Changes whenever anything that is shown of it does. */
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

    /** What is enough for a conditional request: no text is read. */
    async stat(id: string): Promise<Omit<StoredArticle, keyof RenderedParts> | null> {
      return stat.get({ id }) ?? null;
    },

    async find(id: string, whole: boolean): Promise<StoredArticle | null> {
      return (whole ? findWhole : find).get({ id }) ?? null;
    },

    /** The article known under this address, in whichever of its forms. */
    async findByUrl(url: string): Promise<StoredArticle | null> {
      const canonical = canonicalUrl(url);
      if (canonical === null) return null;
      return reading.snapshot(() => {
        const key = known(canonical, reading.lookup.pageOf(canonical));
        return key === null ? null : (byKey.get({ key }) ?? null);
      });
    },

    /** A page of articles. What a walk along an index does not lead to is left to the analyst. */
    async list(query: ArticleQuery, withBody: boolean): Promise<AnalysedArticles> {
      const walked = reading.snapshot(() => {
        const walk = planWalk(reading, query);
        return walk && walkArticles(reading, walk, query, withBody);
      });
      return walked ?? analyst.query('articles', query, withBody);
    },

    /** Articles that belong together with one, the most related first; null where there is no such article. */
    related: async (query: RelatedQuery): Promise<{ found: FoundRelated[]; seq: number } | null> =>
      analyst.query('related', query),

    /** Links of other articles that lead to this one, newest first; null where there is no such article. */
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
