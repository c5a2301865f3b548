// Clients in TypeScript, generated from the OpenAPI document: they compile, and reach everything over HTTP.

import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openapiDocument } from '../../src/http/openapi/index.ts';
import { parse } from '../../src/model/search/parse.ts';
import type { Walked } from '../sdk/scenario.ts';
import { type SeededServer, startSeededServer } from '../support/server.ts';

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
});

function treeOf(query: string) {
  const parsed = parse(query);
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
