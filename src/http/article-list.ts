// Defines the query and the reply of article lists, which several endpoints share.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Facets } from '../model/analysis/facet.ts';
import { Histogram } from '../model/analysis/histogram.ts';
import { Article } from '../model/article/article.ts';
import type { ProblemError } from '../model/problem/problem.ts';
import { PageInfo, PageMeta } from '../model/query/page.ts';
import type { ArticleQuery } from '../model/query/query.ts';
import { UnderstoodQuery } from '../model/search/explain.ts';
import type { AnalysedArticles as StoredPage } from '../store/index.ts';
import { ArticleBody, articleFilters, fields, filtersOf, include, sort } from './article-query.ts';
import { needsBody, show, type View } from './article-view.ts';
import type { RouteContext } from './context.ts';
import { type PageOptions, sendPage } from './list.ts';
import { cursor, limit, queryEnumOr } from './query.ts';
import { searchOf, searchWords } from './search-query.ts';

const ArticlePageMeta = PageMeta.extend({
  query: UnderstoodQuery.optional(),
  ranked: z
    .int()
    .min(0)
    .optional()
    .meta({ description: 'With `sort=relevance`: how many articles were compared. It is all of them.' }),
}).meta({ id: 'ArticlePageMeta', description: 'About the reply itself.' });

export const ArticlePage = z
  .object({
    data: z.array(Article).meta({ description: 'The articles of this page.' }),
    page: PageInfo,
    facets: Facets.optional(),
    histogram: Histogram.optional(),
    meta: ArticlePageMeta,
  })
  .meta({ id: 'ArticlePage', description: 'A page of articles, and what was counted of all that the query has.' });

/** Query parameters of a list of articles. */
export const articleListWords = {
  ...searchWords,
  ...articleFilters,
  sort,
  limit,
  cursor: cursor.optional(),
  fields,
  include,
  body: queryEnumOr(ArticleBody, 'none', { description: 'How much of each article’s body is shown.' }),
};
export const articleListQuery = z.strictObject(articleListWords);
type ListWords = z.output<typeof articleListQuery>;

export interface ArticleListRequest {
  query: ArticleQuery;
  view: View;
  /** Whether the store must read article bodies. */
  withBody: boolean;
  options: Omit<PageOptions<StoredPage>, 'read'>;
}

/** @throws Problem if `q` is not a valid query. */
export function readListRequest(words: ListWords, place: ProblemError['in'] = 'query'): ArticleListRequest {
  const {
    q,
    searchIn,
    highlight,
    facet,
    facetLimit,
    interval,
    sort,
    limit,
    cursor,
    fields,
    include,
    body,
    ...filters
  } = words;
  const { understood, ...search } = searchOf({ q, searchIn, highlight, facet, facetLimit, interval }, place);
  const view: View = { fields, include, body };
  return {
    query: { filters: filtersOf(filters), ...search, sort, limit, ...(cursor !== undefined && { cursor }) },
    view,
    withBody: needsBody(view),
    options: {
      limit,
      show: (row) => show(row, view),
      beside: ({ seq, facets, histogram, ranked }) => ({ facets, histogram, meta: { seq, query: understood, ranked } }),
    },
  };
}

/** Sends the page of articles that `read` returns. */
export async function sendArticles(
  context: RouteContext,
  request: FastifyRequest,
  response: FastifyReply,
  { query, withBody, options }: ArticleListRequest,
  read = () => context.store.articles.list(query, withBody),
): Promise<void> {
  await sendPage(context, request, response, { ...options, read });
}
