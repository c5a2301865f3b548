// Under a sub-path, behind a real nginx: every address that a client is given leads to where it says, in each way to set it up.

import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../../src/commands/keys.ts';
import { type SeededServer, startSeededServer } from '../support/server.ts';
import { freePort, NGINX, type ReverseProxy, startNginx } from './nginx.ts';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const CONFIG = readFileSync(fileURLToPath(new URL('../../deploy/nginx.conf', import.meta.url)), 'utf8');

/** The configuration that is handed out, without TLS and on ports of this test. */
function configFor(port: number, server: string, isStripped: boolean): string {
  const { host } = new URL(server);
  return CONFIG.replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/^\s*ssl_.*\n/gm, '')
    .replaceAll('$host;', '$http_host;')
    .replace('http://127.0.0.1:3000/;', isStripped ? `http://${host}/;` : `http://${host};`);
}

const WAYS = [
  { name: 'PUBLIC_URL, the prefix removed by the proxy', hasPublicUrl: true, isStripped: true },
  { name: 'PUBLIC_URL, the prefix left', hasPublicUrl: true, isStripped: false },
  { name: 'no PUBLIC_URL, the prefix told by the proxy', hasPublicUrl: false, isStripped: true },
];

describe.skipIf(NGINX === undefined).each(WAYS)('At a sub-path: $name', ({ hasPublicUrl, isStripped }) => {
  let server: SeededServer;
  let proxy: ReverseProxy;
  let root: string;
  let authorization: string;

  beforeAll(async () => {
    const port = await freePort();
    root = `http://127.0.0.1:${port}/archive`;
    server = await startSeededServer(hasPublicUrl ? { publicUrl: root } : { trustProxy: 'loopback' });
    proxy = await startNginx(port, configFor(port, server.url, isStripped));
    const { token } = await createKey(server.store, { name: 'proxy', scope: 'write', expiresAt: null }, new Date());
    authorization = `Bearer ${token}`;
  });
  afterAll(async () => {
    await proxy?.close();
    await server?.close();
  });

  const ask = (path: string, init: RequestInit = {}) => fetch(`${root}${path}`, { redirect: 'manual', ...init });
  /** Where an address in a reply leads, as a client resolves it (RFC 3986 §5). */
  const target = (address: string | null, reply: Response) => new URL(address ?? '', reply.url).href;
  const linksOf = (reply: Response) =>
    new Map(
      [...(reply.headers.get('link') ?? '').matchAll(/<([^>]*)>; rel="([^"]*)"/g)].flatMap(([, url = '', rels = '']) =>
        rels.split(' ').map((rel) => [rel, target(url, reply)] as const),
      ),
    );

  it('pages to the end by Link alone', async () => {
    const seen: string[] = [];
    for (let next: string | undefined = `${root}/v1/articles?limit=7&fields=title`; next !== undefined; ) {
      expect(next).toMatch(new RegExp(`^${root}/v1/articles\\?`));
      const reply: Response = await fetch(next);
      const { data } = (await reply.json()) as { data: { id: string }[] };
      seen.push(...data.map(({ id }) => id));
      next = linksOf(reply).get('next');
    }
    expect(new Set(seen).size).toBe(40);
    // Also of what is kept from one request to the next.
    const again = await fetch(`${root}/v1/articles?limit=7&fields=title`);
    await again.text();
    expect(linksOf(again).get('next')).toMatch(new RegExp(`^${root}/v1/articles\\?`));
  });

  it('begins at the index, whose addresses answer', async () => {
    const bare = await ask('');
    expect([200, 308]).toContain(bare.status);
    const reply = await ask('/');
    const { docs, openapi, articles } = (await reply.json()) as Record<string, string>;
    for (const address of [docs, openapi, articles]) {
      const found = target(address ?? '', reply);
      expect(found).toContain(`${root}/`);
      expect((await fetch(found)).status, found).toBe(200);
    }
  });

  it('leads through versions of an article by Link, redirect and TimeMap', async () => {
    const path = '/v1/articles/w01jnb4y3zcz9mht';
    const article = await ask(path);
    for (const [rel, address] of linksOf(article)) {
      expect(address, rel).toContain(`${root}${path}`);
      expect((await fetch(address)).status, `${rel} ${address}`).toBe(200);
    }
    const moved = await ask(path, { headers: { 'accept-datetime': 'Tue, 01 Jan 2030 00:00:00 GMT' } });
    expect(moved.status).toBe(302);
    expect((await fetch(target(moved.headers.get('location'), moved))).status).toBe(200);
    const map = await ask(`${path}/timemap?format=json`);
    const { original, timegate, timemap, mementos } = (await map.json()) as {
      original: string;
      timegate: string;
      timemap: string;
      mementos: { uri: string }[];
    };
    const listed = await (await fetch(target(timemap, map))).text();
    for (const address of [original, timegate, ...mementos.map(({ uri }) => uri)]) {
      expect(listed).toContain(`<${address}>`);
      expect(target(address, map)).toContain(`${root}${path}`);
      expect((await fetch(target(address, map))).status, address).toBe(200);
    }
  });

  it('sends writers to what they made, and a client of a merged entity to the other', async () => {
    const headers = { authorization, 'content-type': 'application/json' };
    const article = { title: `Behind ${root}`, publishedDate: '2025-01-01', text: 'A.' };
    const idempotent = { ...headers, 'idempotency-key': 'once' };
    for (const replayed of [null, 'true']) {
      const made = await ask('/v1/articles', { method: 'POST', headers: idempotent, body: JSON.stringify(article) });
      expect([made.status, made.headers.get('idempotency-replayed')]).toEqual([201, replayed]);
      expect((await fetch(target(made.headers.get('location'), made))).status).toBe(200);
    }
    const same = await ask('/v1/articles', { method: 'POST', headers, body: JSON.stringify(article) });
    expect((await fetch(target(same.headers.get('location'), same))).status).toBe(200);
    const other = JSON.stringify({ ...article, text: 'Another text.' });
    const refused = await ask('/v1/articles', { method: 'POST', headers, body: other });
    expect(refused.status).toBe(409);
    expect((await fetch(target(refused.headers.get('location'), refused))).status).toBe(200);
    const sent = await ask('/v1/imports', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/x-ndjson' },
      body: JSON.stringify({ title: 'B', publishedDate: '2025-01-01', text: 'B.' }),
    });
    expect(sent.status).toBe(202);
    expect((await fetch(target(sent.headers.get('location'), sent), { headers: { authorization } })).status).toBe(200);
    const guess = await ask('/v1/entities/person-hedwig-kressler');
    const merge = await ask('/v1/entities/person-hedwig-kressler/merge', {
      method: 'POST',
      headers: { ...headers, 'if-match': guess.headers.get('etag') ?? '' },
      body: JSON.stringify({ into: 'person-lidia-damarova' }),
    });
    expect(merge.status, await merge.text()).toBe(200);
    const moved = await ask('/v1/entities/person-hedwig-kressler');
    expect(moved.status).toBe(308);
    expect(target(moved.headers.get('location'), moved)).toBe(`${root}/v1/entities/person-lidia-damarova`);
  });

  it('documents problems where their type says', async () => {
    for (const path of ['/v1/articles/zzzzzzzzzzzzzzzz', '/v1/articles?sectoin=a', '/nothing', '/%zz']) {
      const reply = await ask(path);
      if (reply.headers.get('content-type')?.startsWith('application/problem+json') !== true) continue; // nginx's own 400
      const { type, instance, code } = (await reply.json()) as Record<string, string>;
      expect(((await (await fetch(target(type ?? '', reply))).json()) as { code: string }).code).toBe(code);
      if (instance !== undefined) expect(target(instance, reply)).toBe(`${root}${path}`);
    }
  });

  it('states in the contract the server that the proxy is', async () => {
    for (const path of ['/openapi.json', '/openapi-3.0.json', '/docs/json']) {
      const reply = await ask(path);
      const { servers } = (await reply.json()) as { servers: { url: string }[] };
      expect(target(servers[0]?.url ?? '', reply).replace(/\/$/, ''), path).toBe(root);
    }
  });

  it.skipIf(!existsSync(CHROMIUM))('lets a browser try an operation out on the documentation page', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'news-archive-browser-'));
    const browser: BrowserContext = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      args: FLAGS,
    });
    try {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('requestfailed', (request) => faults.push(request.url()));
      page.on('response', (reply) => reply.status() >= 400 && faults.push(`${reply.status()} ${reply.url()}`));
      await page.goto(`${root}/docs`);
      await page.waitForSelector('.opblock', { timeout: 20_000 }).catch((error) => {
        throw new Error(`${error.message}: ${faults.join(', ')}`);
      });
      const list = page.locator('.opblock', { has: page.locator('[data-path="/v1/sections"]') }).first();
      await list.locator('.opblock-summary-control').click();
      await list.locator('.execute').click();
      const reply = list.locator('.live-responses-table .response').first();
      await reply.waitFor();
      expect((await reply.locator('.response-col_status').textContent())?.trim()).toMatch(/^200/);
      expect(await list.locator('.request-url').textContent()).toContain(`${root}/v1/sections`);
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    }
  });
});
