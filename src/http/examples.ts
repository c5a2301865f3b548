// Defines the requests behind the contract's examples; the recorded replies come from the sample archive.

import recorded from './examples.gen.json' with { type: 'json' };

export const articleIdExample = 'w01jnb4y3zcz9mht';
export const articleUrlExample = 'https://www.varda-courier.example/2024/03/02/oskra-flood-khelmar-a1039';
export const entityIdExample = 'person-lidia-damarova';

/** Id of the import in the examples. */
export const importIdExample = 'fe6e0cn8r94ttzcs';

export const articleSearchExample = {
  q: 'title:flood OR "high water"',
  sort: 'relevance',
  limit: 10,
  fields: ['title', 'publishedDate'],
  facet: ['section'],
};

/** Start of a change stream. */
export const changeStreamExample = `retry: 3000

id: 1042
event: change
data: {"seq":1042,"at":"2026-01-01T00:00:00Z","kind":"article","id":"${articleIdExample}","operation":"update","revision":2}

:

`;

/** A request with a body. */
export interface ExamplePost {
  post: string;
  body: object;
}

/** The example request of each operation; `npm run examples` sends them and records the replies. */
export const EXAMPLE_REQUESTS = {
  listArticles: '/v1/articles?q=flood&highlight=true&facet=person&facetLimit=3&from=2024&to=2024-04',
  searchArticles: { post: '/v1/articles/search', body: articleSearchExample } satisfies ExamplePost,
  lookupArticle: `/v1/articles/lookup?url=${encodeURIComponent(articleUrlExample)}&body=none&fields=title,publishedDate,canonicalUrl`,
  getArticle: `/v1/articles/${articleIdExample}`,
  listArticleEntities: `/v1/articles/${articleIdExample}/entities`,
  listArticleLinks: `/v1/articles/${articleIdExample}/links`,
  listArticleQuotes: '/v1/articles/gkavgfq3jv96zy0d/quotes',
  listArticleBacklinks: `/v1/articles/${articleIdExample}/backlinks`,
  listRelatedArticles: `/v1/articles/${articleIdExample}/related?limit=3&fields=title`,
  listArticleRevisions: `/v1/articles/${articleIdExample}/revisions`,
  getArticleRevision: `/v1/articles/${articleIdExample}/revisions/2?body=none&fields=title,updatedAt`,
  getArticleDiff: `/v1/articles/${articleIdExample}/diff?from=1&to=2`,
  getArticleTimeMap: `/v1/articles/${articleIdExample}/timemap?format=json`,
  listEntities: '/v1/entities?q=damarova',
  listEntitySuggestions: '/v1/entities/suggest?q=da',
  getEntity: `/v1/entities/${entityIdExample}`,
  listEntityArticles: `/v1/entities/${entityIdExample}/articles?to=2024-10&fields=title,publishedDate`,
  getEntityTimeline: `/v1/entities/${entityIdExample}/timeline?from=2024-09&to=2025-02`,
  listEntityCompanions: `/v1/entities/${entityIdExample}/cooccurring?type=organization&minCount=3`,
  listEntityQuotes: `/v1/entities/${entityIdExample}/quotes?kind=partial`,
  listEntityMentions: '/v1/entities/person-hedwig-kressler/mentions',
  listQuotes: '/v1/quotes?q=bridge&highlight=true',
  listLinks: '/v1/links?state=wanted&host=data.example.net',
  listLinkHosts: '/v1/links/hosts?interval=year',
  getTimeline: '/v1/stats/timeline?q=flood&q=bridge&interval=year&normalize=share',
  getOverview: '/v1/stats/overview',
  listSources: '/v1/sources',
  listSections: '/v1/sections?q=s',
  listAuthors: '/v1/authors?q=iris',
  listTags: '/v1/tags?q=flood',
  listChanges: '/v1/changes?kind=article&limit=2',
  listImports: '/v1/imports',
  getImport: `/v1/imports/${importIdExample}`,
  listImportItems: `/v1/imports/${importIdExample}/items`,
} as const;

/** A request that changes the archive; `{article}` stands for the article that the first of them creates. */
export interface ExampleWrite {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
}

const ferry = {
  title: 'The ferry is back',
  authors: [{ name: 'Iris Kopanos' }],
  section: 'Local',
  publishedDate: '2025-03-04',
  originalUrl: 'https://www.varda-courier.example/2025/03/04/ferry-back-a1900',
  text: 'The ferry came back on Monday.\n\n“We waited a year,” said Mayor Lidia Damarova.',
};

/** The document of the example import. */
export const importExample = {
  title: 'The market hall opens late',
  authors: [{ name: 'Iris Kopanos' }],
  section: 'Local',
  publishedDate: '2025-03-08',
  originalUrl: 'https://www.varda-courier.example/2025/03/08/market-hall-a1911',
  text: 'The market hall of Oskra opened an hour late on Saturday.\n\nNobody had brought the key.',
};

/** Example requests that change the archive, in order of execution. */
export const EXAMPLE_WRITES = {
  createArticle: { method: 'POST', path: '/v1/articles', body: ferry },
  replaceArticle: {
    method: 'PUT',
    path: '/v1/articles/{article}?reason=headline',
    body: { ...ferry, title: 'The ferry is back at last' },
  },
  updateArticle: {
    method: 'PATCH',
    path: '/v1/articles/{article}?note=It+came+on+Sunday.',
    body: { text: 'The ferry came back on Sunday.' },
  },
  createEntity: {
    method: 'POST',
    path: '/v1/entities',
    body: {
      type: 'person',
      name: 'Orsolya Vantrees',
      aliases: ['O. Vantrees'],
      description: 'harbour master of Oskra',
    },
  },
  updateEntity: {
    method: 'PATCH',
    path: '/v1/entities/person-orsolya-vantrees',
    body: { aliases: ['O. Vantrees', 'Orsi Vantrees'] },
  },
  mergeEntity: {
    method: 'POST',
    path: '/v1/entities/person-hedwig-kressler/merge',
    body: { into: entityIdExample },
  },
  deleteEntityMerge: { method: 'DELETE', path: '/v1/entities/person-hedwig-kressler/merge' },
  splitEntity: {
    method: 'POST',
    path: `/v1/entities/${entityIdExample}/split`,
    body: { articles: [articleIdExample], name: 'Lidia Damarova', description: 'another mayor of that name' },
  },
  withdrawArticle: { method: 'DELETE', path: '/v1/articles/{article}?reason=sent+in+error' },
  createImport: { method: 'POST', path: '/v1/imports?dryRun=true', body: importExample },
  cancelImport: { method: 'DELETE', path: '/v1/imports/{import}' },
} satisfies Record<string, ExampleWrite>;

export type ExampleName = keyof typeof EXAMPLE_REQUESTS | keyof typeof EXAMPLE_WRITES;
/** Example requests of exports. */
export const EXAMPLE_EXPORTS = {
  articles: '/v1/export/articles?q=gauge&fields=title,publishedDate,tags',
  entities: '/v1/export/entities?q=damarova',
  quotes: '/v1/export/quotes?q=bridge&kind=direct',
  links: `/v1/export/links?articleId=${articleIdExample}&kind=inline`,
  archive: '/v1/export/archive?since=154',
} as const;

type ExportExamples = Record<keyof typeof EXAMPLE_EXPORTS, { ndjson: string; csv?: string }>;

/** Returns the recorded export in full; only values that differ between archives are replaced. */
export function exportExampleOf(kind: keyof typeof EXAMPLE_EXPORTS): Partial<ExportExamples[typeof kind]> {
  return (recorded as { exports?: Partial<ExportExamples> }).exports?.[kind] ?? {};
}

/** Replaces the values of an export that depend on the time and the archive. */
export function timelessExport(text: string): string {
  return text
    .replace(/"at":"[^"]*"/, '"at":"2026-01-01T00:00:00.000Z"')
    .replace(/"archive":"\w*"/, '"archive":"5c1f9a380a5c"')
    .replace(/"seq":\d+/, '"seq":1042')
    .replaceAll(/"sha256":"\w*"/g, `"sha256":"${'0'.repeat(64)}"`);
}

/** Returns the example of a reply, with its request as the summary. */
export function examplesOf(name: ExampleName): Record<string, { summary: string; value: unknown }> {
  const value = (recorded as Partial<Record<ExampleName, unknown>>)[name];
  const request = { ...EXAMPLE_REQUESTS, ...EXAMPLE_WRITES }[name];
  return value === undefined ? {} : { [name]: { summary: lineOf(request), value } };
}

/** `GET /v1/articles?q=flood`, `POST /v1/articles/search {"q":"flood"}` */
function lineOf(request: string | ExamplePost | ExampleWrite): string {
  if (typeof request !== 'string' && 'method' in request) return `${request.method} ${request.path}`;
  return typeof request === 'string' ? `GET ${request}` : `POST ${request.post} ${JSON.stringify(request.body)}`;
}
