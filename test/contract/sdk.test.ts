// Clients in TypeScript, generated from the OpenAPI document: they compile, and reach everything over HTTP.

import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openapiDocument } from '../../src/http/openapi/index.ts';
import { parseSearchQuery } from '../../src/model/search/parse.ts';
import type { Walked } from '../sdk/scenario.ts';
import { MORE, type Written } from '../sdk/writing-scenario.ts';
import { type SeededServer, startSeededServer } from '../support/server.ts';
import { startWritableServer } from '../support/writable.ts';

const SDK = fileURLToPath(new URL('../sdk', import.meta.url));
const GENERATED = join(SDK, 'generated');

let server: SeededServer;
beforeAll(async () => {
  server = await startSeededServer();
  await rm(GENERATED, { recursive: true, force: true });
  await mkdir(GENERATED, { recursive: true });
  const document = join(GENERATED, 'openapi.json');
  await writeFile(document, JSON.stringify(openapiDocument(server.app as never)));
  await run('node_modules/.bin/openapi-typescript', document, '--output', 'generated/openapi-typescript/schema.ts');
  await run(
    'node_modules/@hey-api/openapi-ts/bin/run.js',
    '--input',
    document,
    '--output',
    'generated/hey-api',
    '--client',
    '@hey-api/client-fetch',
    '--silent',
  );
}, 120_000);
afterAll(() => server.close());

describe('A generated client', () => {
  it('compiles under strict', async () => {
    await run('node_modules/.bin/tsc', '--project', '.');
  }, 120_000);

  it.each(['openapi-fetch', 'hey-api'])('reads the whole archive: %s', async (client) => {
    const walked = JSON.parse(await run(join('generated/compiled', `${client}.js`), server.url)) as Walked;
    const { rows, total } = await server.store.articles.list({ filters: {}, sort: 'title', limit: 100 }, false);
    const cards = rows.map(({ card }) => JSON.parse(card) as { id: string; title: string; wordCount: number });

    expect(walked.total).toBe(total);
    expect(walked.ids).toEqual(cards.map(({ id }) => id));
    expect(walked.pages).toBe(Math.ceil(total / 7));

    expect(await server.store.entities.find(walked.entity.id)).toMatchObject(walked.entity);
    expect(walked.named).toHaveLength(walked.entity.articleCount);

    const { id, title, words, blocks } = walked.article;
    expect(cards).toContainEqual(expect.objectContaining({ id, title, wordCount: words }));
    expect(blocks).toBeGreaterThan(1);

    expect(walked.link.from).toBe(id);
    expect(cards).toContainEqual(expect.objectContaining({ id: walked.link.to, title: walked.link.title }));

    expect(walked.search.total).toBeGreaterThan(10);
    expect(walked.search.byBody).toBe(walked.search.total);
    expect(walked.ids).toContain(walked.search.first);
    expect(walked.search.persons).toHaveLength(3);
    expect(walked.search).toMatchObject({ normalized: 'flood OR bridge', highlighted: 5 });
    expect(walked.suggested).toContain(walked.entity.id);
    const query = { id: walked.entity.id, measure: 'count' as const, minCount: 1, filters: {}, limit: 3 };
    const companions = await server.store.entities.companions(query);
    expect(walked.companions).toEqual(companions?.rows.map(({ entity, count }) => ({ id: entity.id, count })));
    expect(walked.months.reduce((sum, count) => sum + count, 0)).toBe(walked.entity.articleCount);
    expect(walked.related).toBeGreaterThan(0);
    const quoted = { filters: {}, sort: 'newest' as const, limit: 20, text: treeOf('bridge'), attributed: true };
    const found = await server.store.quotes.list(quoted);
    expect(walked.quotes.total).toBe(found.total);
    expect(walked.quotes.speakers).toEqual(found.rows.map(({ speaker }) => speaker?.name));
    expect(walked.quotes.highlighted).toBeGreaterThanOrEqual(found.total);
    expect(walked.quotes.own).toBe((await server.store.entities.find(walked.entity.id))?.quoteCount);
    expect(walked.articles).toBe(total);

    expect(walked.problem).toEqual({ status: 404, code: 'article-not-found', title: 'There is no such article' });
  });

  it.each([
    ['openapi-fetch', MORE.map((_, at) => `articles.ndjson:${at + 1}`)],
    ['hey-api', MORE.map((_, at) => `${at + 1}.json`)],
  ])('writes, curates, imports, withdraws, and follows it all: %s', async (client, documents) => {
    const { url, keys, store, close } = await startWritableServer();
    onTestFinished(close);
    const script = join('generated/compiled', `${client}-writing.js`);
    const written = JSON.parse(await run(script, url, keys.write)) as Written;

    const { id } = written.article;
    expect(written.article).toMatchObject({ again: id, title: 'The Ferry to Oskra Is Back', revision: 2 });
    expect(written.stale).toEqual({ status: 412, code: 'precondition-failed' });
    expect(written.withdrawn).toEqual({
      ...{ status: 410, code: 'article-withdrawn' },
      ...{ reason: 'it never came', tombstone: id },
    });
    expect(store.tombstones.find(id)).toMatchObject({ revision: 2, reason: 'it never came' });

    const { entity, job } = written;
    expect(entity).toMatchObject({ description: 'A ferry line', aliases: expect.arrayContaining(['OL']) });
    expect(entity.leadsTo).toBe(entity.into);
    expect(store.entities.mergedInto(entity.id)).toBe(entity.into);

    expect(job).toMatchObject({ state: 'done', created: MORE.length, documents });
    const { rows } = await store.articles.list({ filters: {}, sort: 'newest', limit: 10 }, false);
    expect(rows.map(({ card }) => (JSON.parse(card) as { id: string }).id)).toEqual(job.articles.toReversed());

    const { changes } = await store.changes.list({ since: 0, limit: 1_000 });
    expect(written.changes).toEqual(changes.map(({ kind, operation }) => `${kind} ${operation}`));
    expect(written.changes).toEqual(expect.arrayContaining(['article withdraw', 'entity merge']));
    expect(written.keyless).toEqual({ status: 401, code: 'unauthorized', challenge: 'Bearer realm="news-archive"' });
  });
});

function treeOf(query: string) {
  const parsed = parseSearchQuery(query);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.tree;
}

const runFile = promisify(execFile);

/** Runs a script of the workspace there; it is rejected with all it prints where it fails. */
async function run(script: string, ...args: string[]): Promise<string> {
  return runFile(process.execPath, [script, ...args], { cwd: SDK, maxBuffer: 2 ** 26 }).then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }) => Promise.reject(new Error(`${script}:\n${stdout}\n${stderr}`)),
  );
}
