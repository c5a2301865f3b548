// A client of the archive from @hey-api/openapi-ts. Its argument is the address of the server.

import { client } from './generated/hey-api/client.gen.js';
import {
  type Article,
  getArticle,
  getEntityTimeline,
  getOverview,
  listArticles,
  listEntities,
  listEntityCompanions,
  listEntityQuotes,
  listEntitySuggestions,
  listLinks,
  listQuotes,
  listRelatedArticles,
  type Problem,
  type ProblemCode,
  searchArticles,
} from './generated/hey-api/index.js';
import { must, type Walked } from './scenario.js';

client.setConfig({ baseUrl: must(process.argv[2], 'address') });

const articles: Article[] = [];
let total = -1;
let pages = 0;
for (let cursor: string | undefined; ; ) {
  const { data, error } = await listArticles({
    query: { limit: 7, sort: 'title', ...(cursor !== undefined && { cursor }) },
  });
  if (error) throw new Error(error.title);
  if (pages === 0) total = data.page.total;
  articles.push(...data.data);
  pages++;
  cursor = data.page.next;
  if (cursor === undefined) break;
}

const entities = await listEntities({
  query: { type: ['person', 'organization'], sort: 'articles', limit: 1 },
  throwOnError: true,
});
const entity = must(entities.data.data[0], 'entity');
const named = await listArticles({
  query: { entityAll: [entity.id], fields: ['title', 'publishedAt'], limit: 100 },
  throwOnError: true,
});

const links = await listLinks({ query: { state: ['resolved'], limit: 1 }, throwOnError: true });
const link = must(links.data.data[0], 'link');
const article = must((await read(link.articleId)).data, 'article');
const target = must((await read(must(link.targetArticleId, 'target'))).data, 'target');

const q = 'flood OR bridge';
const searched = await listArticles({
  query: { q, sort: 'relevance', highlight: true, facet: ['person'], facetLimit: 3, limit: 5 },
  throwOnError: true,
});
const byBody = await searchArticles({ body: { q, facet: ['person'], limit: 1 }, throwOnError: true });
const found = searched.data;
const suggested = await listEntitySuggestions({ query: { q: entity.name.slice(0, 3) }, throwOnError: true });
const path = { id: entity.id };
const companions = await listEntityCompanions({ path, query: { measure: 'count', limit: 3 }, throwOnError: true });
const timeline = await getEntityTimeline({ path, query: { interval: 'month' }, throwOnError: true });
const quotes = await listQuotes({ query: { q: 'bridge', highlight: true, attributed: true }, throwOnError: true });
const own = await listEntityQuotes({ path, throwOnError: true });
const related = await listRelatedArticles({ path: { id: article.id }, throwOnError: true });
const overview = await getOverview({ throwOnError: true });

const { error, response } = await read('0000000000000000');
const problem: Problem = must(error, 'problem');
const code: ProblemCode = problem.code;

const walked: Walked = {
  total,
  ids: articles.map(({ id }) => id),
  pages,
  entity: { id: entity.id, name: entity.name, articleCount: entity.articleCount },
  named: named.data.data.map(({ id }) => id),
  article: {
    id: article.id,
    title: article.title ?? '',
    words: article.wordCount ?? 0,
    blocks: article.blocks?.length ?? 0,
  },
  link: { from: link.articleId, to: target.id, anchor: link.anchor, title: target.title ?? '' },
  search: {
    total: found.page.total,
    byBody: byBody.data.page.total,
    first: must(found.data[0], 'article').id,
    persons: must(found.facets?.person, 'facet').map(({ value }) => value),
    normalized: must(found.meta.query, 'query').normalized,
    highlighted: found.data.filter(({ highlights }) => (highlights?.[0]?.matches.length ?? 0) > 0).length,
  },
  suggested: suggested.data.data.map(({ id }) => id),
  companions: companions.data.data.map(({ entity, count }) => ({ id: entity.id, count })),
  months: must(timeline.data.data[0], 'series').buckets.map(({ count }) => count),
  related: related.data.data.length,
  quotes: {
    total: quotes.data.page.total,
    own: own.data.page.total,
    speakers: quotes.data.data.map(({ speaker }) => must(speaker, 'speaker').name),
    highlighted: quotes.data.data.flatMap(({ highlights = [] }) => highlights).length,
  },
  articles: overview.data.data.articles.total,
  problem: { status: must(response, 'reply').status, code, title: problem.title },
};
console.log(JSON.stringify(walked));

function read(id: string) {
  return getArticle({ path: { id }, query: { include: ['links'] } });
}
