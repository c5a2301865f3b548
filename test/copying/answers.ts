// Everything that a served archive answers, to be compared with another one.

export interface Answer {
  status: number;
  etag: string | null;
  location: string | null;
  body: string;
}

const ARTICLE_LISTS = ['sort=newest', 'sort=oldest', 'sort=updated', 'sort=title'];
const INCLUDE = 'body=blocks&include=entities,links,quotes,figures,media';
const WORDS = ['dyke', 'mayor OR ferry', '"the council"', 'bridge', 'rumour'];

/** What is asked whatever the archive holds. */
function fixed(): string[] {
  const all = ['limit=100'];
  return [
    ...ARTICLE_LISTS.map((sort) => `/v1/articles?${sort}&limit=50`),
    ...WORDS.flatMap((q) => [
      `/v1/articles?q=${encodeURIComponent(q)}&limit=50&highlight=true&facet=section,tag,author,source`,
      `/v1/quotes?q=${encodeURIComponent(q)}&limit=50`,
      `/v1/entities?q=${encodeURIComponent(q)}&limit=50`,
    ]),
    ...[
      'quotes',
      'links',
      'links/hosts',
      'entities',
      'entities?minArticles=0',
      'sources',
      'sections',
      'authors',
      'tags',
    ].map((list) => `/v1/${list}${list.includes('?') ? '&' : '?'}${all}`),
    '/v1/stats/overview',
    '/v1/stats/timeline?interval=month',
    '/v1/entities/suggest?q=ru',
  ];
}

const ofArticle = (id: string) => [
  `/v1/articles/${id}?${INCLUDE}`,
  ...['entities', 'links', 'quotes', 'backlinks', 'related', 'timemap'].map((part) => `/v1/articles/${id}/${part}`),
  `/v1/articles/${id}/revisions`,
];
const ofEntity = (id: string) => [
  `/v1/entities/${id}`,
  ...['articles', 'mentions', 'quotes', 'timeline', 'cooccurring'].map((part) => `/v1/entities/${id}/${part}`),
];

interface Logged {
  data: { kind: 'article' | 'entity'; id: string; operation: string }[];
}

/** By path. The change log says what there is to be asked. */
export async function answersOf(url: string, key?: string): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  async function ask(path: string): Promise<Answer> {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const response = await fetch(`${url}${path}`, { redirect: 'manual', headers });
    const body = (await response.text()).replaceAll(url, '').replace(/"requestId":"[^"]*"/, '"requestId":""');
    const { status } = response;
    if (status >= 400 && status !== 410) throw new Error(`${path} answers ${status} ${body}`);
    const answer = {
      status,
      // It begins with the version of the program and the id of the archive.
      etag: response.headers.get('etag')?.replace(/^"\d+\.\d+\.\d+\.\w+/, '') ?? null,
      location: response.headers.get('location'),
      body,
    };
    answers.set(path, answer);
    return answer;
  }
  /** With all pages after it. */
  async function askAll(path: string): Promise<void> {
    for (let cursor: string | null | undefined = ''; cursor !== null && cursor !== undefined; ) {
      const { body } = await ask(cursor === '' ? path : `${path}&cursor=${cursor}`);
      cursor = (JSON.parse(body) as { page?: { next: string | null } }).page?.next;
    }
  }

  const log = await ask('/v1/changes?since=0&limit=1000');
  const { data } = JSON.parse(log.body) as Logged;
  const ids = (kind: string) => new Set(data.filter((change) => change.kind === kind).map(({ id }) => id));
  for (const path of fixed()) await askAll(path);
  for (const id of ids('article')) {
    const article = await ask(`/v1/articles/${id}`);
    if (article.status === 410) continue;
    for (const path of ofArticle(id)) await ask(path);
    const { revision, originalUrl } = JSON.parse(article.body) as { revision: number; originalUrl: string | null };
    for (let n = 1; n <= revision; n++) await ask(`/v1/articles/${id}/revisions/${n}`);
    if (revision > 1) await ask(`/v1/articles/${id}/diff?from=1&to=${revision}`);
    if (originalUrl) await ask(`/v1/articles/lookup?url=${encodeURIComponent(originalUrl)}`);
  }
  for (const id of ids('entity')) {
    const { status } = await ask(`/v1/entities/${id}`);
    if (status === 200) for (const path of ofEntity(id)) await ask(path);
  }
  return answers;
}
