// The documentation page in a real browser: it lists the operations, and trying one out calls the server.
//
// CHROMIUM_PATH says where the browser is, SCREENSHOT where a picture of the page goes.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Node } from '../../src/http/openapi/document.ts';
import { wordsOf } from '../support/asking.ts';
import { type Contract, contractOf, exampleOf } from '../support/contract.ts';
import { type SeededServer, startSeededServer } from '../support/server.ts';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const isThere = existsSync(CHROMIUM);
if (!isThere) {
  console.warn(
    `The documentation page is not tried: there is no Chromium at ${CHROMIUM}. Install it ("apt-get install chromium"), or set CHROMIUM_PATH to one.`,
  );
}

describe.skipIf(!isThere)('The documentation page', () => {
  let server: SeededServer;
  let contract: Contract;
  let profile: string;
  let browser: BrowserContext;
  let page: Page;
  /** What the browser complained of, scripts and the content security policy alike. */
  const complaints: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    server = await startSeededServer();
    contract = contractOf(server.app);
    profile = await mkdtemp(join(tmpdir(), 'news-archive-browser-'));
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      args: FLAGS,
      viewport: { width: 1280, height: 1600 },
    });
    page = await browser.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${server.url}/docs`);
    await page.waitForSelector('.opblock');
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    if (profile) await rm(profile, { recursive: true, force: true });
  });

  it('lists every operation', async () => {
    const shown = await page.locator('.opblock').evaluateAll((blocks) =>
      blocks.map((block) => {
        const text = (selector: string) => block.querySelector(selector)?.textContent?.replaceAll('\u200b', '') ?? '';
        return `${text('.opblock-summary-method')} ${text('.opblock-summary-path')}`;
      }),
    );
    expect(shown.sort()).toEqual(contract.operations.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('shows an example of each parameter that has one, or what it can be', async () => {
    const list = page.locator('.opblock', { has: page.locator('[data-path="/v1/articles"]') }).first();
    await list.locator('.opblock-summary-control').click();
    await list.locator('tr[data-param-name="q"]').waitFor();
    const { operation } = contract.operationOf('GET', '/v1/articles') ?? {};
    expect(operation?.parameters?.length).toBeGreaterThan(30);
    for (const parameter of operation?.parameters ?? []) {
      const shown = await list.locator(`tr[data-param-name="${parameter.name}"]`).innerText();
      const words = wordsOf(contract, parameter.schema as Node);
      if (parameter.name === 'cursor') continue;
      if (words) for (const word of words) expect(shown, String(parameter.name)).toContain(word);
      else for (const value of [exampleOf(parameter)].flat()) expect(shown, String(parameter.name)).toContain(value);
    }
  });

  it('answers to "Execute"', async () => {
    const list = page.locator('.opblock', { has: page.locator('[data-path="/v1/articles"]') }).first();
    await list.locator('.execute').click();
    const reply = list.locator('.live-responses-table .response').first();
    await reply.waitFor();
    expect((await reply.locator('.response-col_status').textContent())?.trim()).toMatch(/^200/);
    expect(await reply.locator('.response-col_description').textContent()).toContain('"total": 40');
    expect(await list.locator('.request-url').textContent()).toContain(`${server.url}/v1/articles`);
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
  });

  it('asks nobody but the server', () => {
    expect(asked.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:'))).toEqual([]);
  });

  it('makes the browser complain of nothing', () => {
    expect(complaints).toEqual([]);
  });
});

describe('What the documentation page is made of', () => {
  it('is sent whole, compressed or not', async () => {
    const server = await startSeededServer();
    try {
      const url = `${server.url}/docs/static/swagger-ui.css`;
      const plain = await (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).text();
      for (const coding of ['br', 'gzip']) {
        const reply = await fetch(url, { headers: { 'accept-encoding': coding } });
        expect(reply.headers.get('content-encoding')).toBe(coding);
        expect(await reply.text()).toBe(plain);
      }
    } finally {
      await server.close();
    }
  });
});
