// A client of the archive from openapi-typescript and openapi-fetch. Its argument is the address of the server.

import createClient from 'openapi-fetch';
import type { components, paths } from './generated/openapi-typescript/schema.js';
import { must, type Walked } from './scenario.js';

type Article = components['schemas']['Article'];
type Problem = components['schemas']['Problem'];

const client = createClient<paths>({ baseUrl: must(process.argv[2], 'address') });

const articles: Article[] = [];
let total = -1;
let pages = 0;
for (let cursor: string | undefined; ; ) {
  const { data, error } = await client.GET('/v1/articles', { params: { query: { limit: 7, sort: 'title', cursor } } });
  if (error) throw new Error(error.title);
  if (pages === 0) total = data.page.total;
  articles.push(...data.data);
  pages++;
  cursor = data.page.next;
  if (cursor === undefined) break;
}

const entities = await client.GET('/v1/entities', {
  params: { query: { type: ['person', 'organization'], sort: 'articles', limit: 1 } },
});
const entity = must(entities.data?.data[0], 'entity');
const named = await client.GET('/v1/articles', {
  params: { query: { entityAll: [entity.id], fields: ['title', 'publishedAt'], limit: 100 } },
});

const links = await client.GET('/v1/links', { params: { query: { state: ['resolved'], limit: 1 } } });
const link = must(links.data?.data[0], 'link');
const article = must((await read(link.articleId)).data, 'article');
const target = must((await read(must(link.targetArticleId, 'target'))).data, 'target');

const q = 'flood OR bridge';
const searched = await client.GET('/v1/articles', {
  params: { query: { q, sort: 'relevance', highlight: true, facet: ['person'], facetLimit: 3, limit: 5 } },
});
const byBody = await client.POST('/v1/articles/search', { body: { q, facet: ['person'], limit: 1 } });
const found = must(searched.data, 'search');
const suggested = await client.GET('/v1/entities/suggest', { params: { query: { q: entity.name.slice(0, 3) } } });
const path = { id: entity.id };
const companions = await client.GET('/v1/entities/{id}/cooccurring', {
  params: { path, query: { measure: 'count', limit: 3 } },
});
const timeline = await client.GET('/v1/entities/{id}/timeline', { params: { path, query: { interval: 'month' } } });
const quotes = await client.GET('/v1/quotes', {
  params: { query: { q: 'bridge', highlight: true, attributed: true } },
});
const own = await client.GET('/v1/entities/{id}/quotes', { params: { path: { id: entity.id } } });
const related = await client.GET('/v1/articles/{id}/related', { params: { path: { id: article.id } } });
const overview = await client.GET('/v1/stats/overview');

const { error, response } = await read('0000000000000000');
const problem: Problem = must(error, 'problem');

const walked: Walked = {
  total,
  ids: articles.map(({ id }) => id),
  pages,
  entity: { id: entity.id, name: entity.name, articleCount: entity.articleCount },
  named: must(named.data, 'list').data.map(({ id }) => id),
  article: {
    id: article.id,
    title: article.title ?? '',
    words: article.wordCount ?? 0,
    blocks: article.blocks?.length ?? 0,
  },
  link: { from: link.articleId, to: target.id, anchor: link.anchor, title: target.title ?? '' },
  search: {
    total: found.page.total,
    byBody: must(byBody.data, 'reply').page.total,
    first: must(found.data[0], 'article').id,
    persons: must(found.facets?.person, 'facet').map(({ value }) => value),
    normalized: must(found.meta.query, 'query').normalized,
    highlighted: found.data.filter(({ highlights }) => (highlights?.[0]?.matches.length ?? 0) > 0).length,
  },
  suggested: must(suggested.data, 'list').data.map(({ id }) => id),
  companions: must(companions.data, 'list').data.map(({ entity, count }) => ({ id: entity.id, count })),
  months: must(timeline.data?.data[0], 'series').buckets.map(({ count }) => count),
  related: must(related.data, 'list').data.length,
  quotes: {
    total: must(quotes.data, 'list').page.total,
    own: must(own.data, 'list').page.total,
    speakers: must(quotes.data, 'list').data.map(({ speaker }) => must(speaker, 'speaker').name),
    highlighted: must(quotes.data, 'list').data.flatMap(({ highlights = [] }) => highlights).length,
  },
  articles: must(overview.data, 'overview').data.articles.total,
  problem: {
    status: response.status,
    code: problem.code satisfies components['schemas']['ProblemCode'],
    title: problem.title,
  },
};
console.log(JSON.stringify(walked));

function read(id: string) {
  return client.GET('/v1/articles/{id}', { params: { path: { id }, query: { include: ['links'] } } });
}
