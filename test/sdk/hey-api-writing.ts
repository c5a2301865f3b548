// A client that writes, from @hey-api/openapi-ts. Its arguments: the server's address, and a key.

import { setTimeout as wait } from 'node:timers/promises';
import { client } from './generated/hey-api/client.gen.js';
import {
  type Change,
  createArticle,
  createEntity,
  createImport,
  getArticle,
  getEntity,
  getImport,
  listChanges,
  listImportItems,
  mergeEntity,
  type Problem,
  type ProblemCode,
  updateArticle,
  updateEntity,
  withdrawArticle,
} from './generated/hey-api/index.js';
import { must } from './scenario.js';
import { MORE, STORY, type Written } from './writing-scenario.js';

client.setConfig({ baseUrl: must(process.argv[2], 'address'), auth: must(process.argv[3], 'key') });
const throwOnError = true;

const create = () => createArticle({ headers: { 'Idempotency-Key': 'ferry-1' }, body: STORY, throwOnError });
const created = (await create()).data;
const again = (await create()).data;
const path = { id: created.id };
const etag = tagOf((await getArticle({ path, throwOnError })).response);
const patch = (title: string) =>
  updateArticle({ path, headers: { 'If-Match': etag }, query: { reason: 'a better title' }, body: { title } });
const patched = must((await patch('The Ferry to Oskra Is Back')).data, 'article');
const refused = await patch('Ferry');
const stale: Problem = must(refused.error, 'problem');

const given = async (name: string) => (await createEntity({ body: { type: 'organization', name }, throwOnError })).data;
const [line, company] = [await given('Oskra Line'), await given('Oskra Ferry Company')];
const its = { id: line.id };
const entityTag = async () => ({
  'If-Match': tagOf((await getEntity({ path: its, throwOnError })).response),
});
const described = await updateEntity({
  path: its,
  headers: await entityTag(),
  body: { description: 'A ferry line', aliases: ['OL'] },
  throwOnError,
});
const merged = await mergeEntity({ path: its, headers: await entityTag(), body: { into: company.id }, throwOnError });
const led = await getEntity({ path: its, throwOnError });

const files = MORE.map((article, at) => new File([JSON.stringify(article)], `${at + 1}.json`));
let job = (await createImport({ body: { files }, throwOnError })).data;
while (job.state === 'queued' || job.state === 'running') {
  await wait(20);
  job = (await getImport({ path: { id: job.id }, throwOnError })).data;
}
const items = (await listImportItems({ path: { id: job.id }, throwOnError })).data;

const tombstone = await withdrawArticle({
  path,
  headers: { 'If-Match': tagOf(refused.response) },
  query: { reason: 'it never came' },
  throwOnError,
});
const gone = await getArticle({ path });
const withdrawn: Problem = must(gone.error, 'problem');
const code: ProblemCode = withdrawn.code;

const changes: Change[] = [];
for (let since = 0, more = true; more; ) {
  const page = (await listChanges({ query: { since, limit: 3 }, throwOnError })).data;
  changes.push(...page.data);
  ({ next: since, more } = page.page);
}
client.setConfig({ auth: () => undefined });
const keyless = await createArticle({ body: STORY });

const written: Written = {
  article: { id: created.id, again: again.id, title: patched.title ?? '', revision: patched.revision ?? 0 },
  stale: { status: must(refused.response, 'reply').status, code: stale.code },
  entity: {
    id: line.id,
    description: described.data.description ?? '',
    into: merged.data.id,
    leadsTo: led.data.id,
    aliases: described.data.aliases,
  },
  job: {
    id: job.id,
    state: job.state,
    created: job.counts.created,
    documents: items.data.map(({ document }) => document),
    articles: items.data.map(({ articleId }) => must(articleId, 'article')),
  },
  withdrawn: {
    reason: tombstone.data.reason ?? '',
    status: must(gone.response, 'reply').status,
    code,
    tombstone: must(withdrawn.tombstone, 'tombstone').id,
  },
  changes: changes.map(({ kind, operation }) => `${kind} ${operation}`),
  keyless: {
    status: must(keyless.response, 'reply').status,
    code: must(keyless.error, 'problem').code,
    challenge: must(keyless.response, 'reply').headers.get('WWW-Authenticate'),
  },
};
console.log(JSON.stringify(written));

function tagOf(response: Response | undefined): string {
  return must(response?.headers.get('ETag') ?? undefined, 'ETag');
}
