// A client that writes, from openapi-typescript and openapi-fetch. Its arguments: the server's address, and a key.

import { setTimeout as wait } from 'node:timers/promises';
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/openapi-typescript/schema.js';
import { must } from './scenario.js';
import { MORE, STORY, type Written } from './writing-scenario.js';

type Problem = components['schemas']['Problem'];

const baseUrl = must(process.argv[2], 'address');
const client = createClient<paths>({
  baseUrl,
  headers: { Authorization: `Bearer ${must(process.argv[3], 'key')}` },
});

const name = { header: { 'Idempotency-Key': 'ferry-1' } };
const created = must((await client.POST('/v1/articles', { params: name, body: STORY })).data, 'article');
const again = must((await client.POST('/v1/articles', { params: name, body: STORY })).data, 'article');
const path = { id: created.id };
const read = () => client.GET('/v1/articles/{id}', { params: { path } });
const etag = tagOf((await read()).response);
const patch = (title: string) =>
  client.PATCH('/v1/articles/{id}', {
    params: { path, header: { 'If-Match': etag }, query: { reason: 'a better title' } },
    headers: { 'Content-Type': 'application/merge-patch+json' },
    body: { title },
  });
const patched = must((await patch('The Ferry to Oskra Is Back')).data, 'article');
const refused = await patch('Ferry');
const stale: Problem = must(refused.error, 'problem');

const given = async (name: string) =>
  must((await client.POST('/v1/entities', { body: { type: 'organization', name } })).data, 'entity');
const [line, company] = [await given('Oskra Line'), await given('Oskra Ferry Company')];
const entityTag = async () =>
  tagOf((await client.GET('/v1/entities/{id}', { params: { path: { id: line.id } } })).response);
const described = await client.PATCH('/v1/entities/{id}', {
  params: { path: { id: line.id }, header: { 'If-Match': await entityTag() } },
  headers: { 'Content-Type': 'application/merge-patch+json' },
  body: { description: 'A ferry line', aliases: ['OL'] },
});
const merged = await client.POST('/v1/entities/{id}/merge', {
  params: { path: { id: line.id }, header: { 'If-Match': await entityTag() } },
  body: { into: company.id },
});
const led = await client.GET('/v1/entities/{id}', { params: { path: { id: line.id } } });

const handedIn = await client.POST('/v1/imports', {
  headers: { 'Content-Type': 'application/x-ndjson' },
  body: MORE.map((article) => JSON.stringify(article)).join('\n'),
  bodySerializer: (lines) => lines as string,
});
let job = must(handedIn.data, 'import');
while (job.state === 'queued' || job.state === 'running') {
  await wait(20);
  job = must((await client.GET('/v1/imports/{id}', { params: { path: { id: job.id } } })).data, 'import');
}
const items = must((await client.GET('/v1/imports/{id}/items', { params: { path: { id: job.id } } })).data, 'items');

const tombstone = await client.DELETE('/v1/articles/{id}', {
  params: { path, header: { 'If-Match': tagOf(refused.response) }, query: { reason: 'it never came' } },
});
const gone = await read();
const withdrawn: Problem = must(gone.error, 'problem');

const changes: components['schemas']['Change'][] = [];
for (let since = 0, more = true; more; ) {
  const page = must((await client.GET('/v1/changes', { params: { query: { since, limit: 3 } } })).data, 'page');
  changes.push(...page.data);
  ({ next: since, more } = page.page);
}
const keyless = await createClient<paths>({ baseUrl }).POST('/v1/articles', { body: STORY });

const written: Written = {
  article: { id: created.id, again: again.id, title: patched.title ?? '', revision: patched.revision ?? 0 },
  stale: { status: refused.response.status, code: stale.code },
  entity: {
    id: line.id,
    description: must(described.data, 'entity').description ?? '',
    into: must(merged.data, 'entity').id,
    leadsTo: must(led.data, 'entity').id,
    aliases: must(described.data, 'entity').aliases,
  },
  job: {
    id: job.id,
    state: job.state,
    created: job.counts.created,
    documents: items.data.map(({ document }) => document),
    articles: items.data.map(({ articleId }) => must(articleId, 'article')),
  },
  withdrawn: {
    reason: must(tombstone.data, 'tombstone').reason ?? '',
    status: gone.response.status,
    code: withdrawn.code satisfies components['schemas']['ProblemCode'],
    tombstone: must(withdrawn.tombstone, 'tombstone').id,
  },
  changes: changes.map(({ kind, operation }) => `${kind} ${operation}`),
  keyless: {
    status: keyless.response.status,
    code: must(keyless.error, 'problem').code,
    challenge: keyless.response.headers.get('WWW-Authenticate'),
  },
};
console.log(JSON.stringify(written));

function tagOf({ headers }: Response): string {
  return must(headers.get('ETag') ?? undefined, 'ETag');
}
