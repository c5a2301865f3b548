// Exports that end early: whoever was reading can tell, and nothing of them stays behind.

import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { constants, createGzip, gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ndjsonWriter } from '../../src/formats/index.ts';
import { exportStream } from '../../src/http/export-stream.ts';
import { sha256 } from '../../src/model/id/id.ts';
import { openStore } from '../../src/store/index.ts';
import { folderOf, start } from '../cli/run.ts';
import { documentOf, plain } from '../store/documents.ts';
import { readCsv } from '../support/csv.ts';
import { servedElsewhere } from '../support/served-elsewhere.ts';

const ARTICLES = 2_000;
const ALL = '/v1/export/articles?body=text';

let filled: string;
/** Long articles, more of them than fits between a server and a reader who does not read, compressed too. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-exports-'));
  filled = join(folder, 'archive.db');
  const store = openStore(`file:${filled}`, { workers: 0 });
  await store.write((to) => {
    for (let slot = 0; slot < ARTICLES; slot++) {
      const request = documentOf(plain({ slot }));
      const noise = Array.from({ length: 250 }, (_, at) => sha256(`${slot} ${at}`));
      request.draft.text += ` ${noise.join('')}`;
      to.save(request);
    }
  });
  await store.close();
  return () => rmSync(folder, { recursive: true });
});

const beginning = (url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => resolve(response.on('error', () => {}))).on('error', reject);
  });

/** All that still comes, and whether HTTP says that it is all there is. */
async function rest(response: IncomingMessage): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  if (!response.closed) await new Promise((ended) => response.once('close', ended));
  return { bytes: Buffer.concat(chunks), isWhole: response.complete };
}

/** As much of it as can be told. */
const unzipped = (bytes: Buffer): string => gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString();

/** What somebody who saved it without looking at the connection can know of it. */
function expectCutOff(text: string): void {
  expect(text.startsWith('{"meta":')).toBe(true);
  expect(text).not.toContain('"trailer"');
  expect(text.split('\n').length).toBeLessThan(ARTICLES);
}

describe.each(['SIGKILL', 'SIGTERM'] as const)('a server that is ended by %s in the middle', (signal) => {
  test('leaves exports that do not look whole: as lines, compressed, as a table', async () => {
    const database = `file:${join(folderOf({ 'archive.db': readFileSync(filled) }), 'archive.db')}`;
    const server = start(['serve'], { DATABASE_URL: database });
    const url = (await server.says(/serves (http:\S+)/)).match(/serves (http:\S+)/)?.[1] ?? '';

    // Three at once is what a server gives.
    const lines = await beginning(url + ALL);
    const zipped = await beginning(url + ALL, { 'accept-encoding': 'gzip' });
    const table = await beginning(`${url}${ALL}&format=csv`);
    for (const response of [lines, zipped, table]) await once(response, 'readable');
    server.kill(signal);
    const [cutLines, cutZip, cutTable] = await Promise.all([rest(lines), rest(zipped), rest(table)]);
    const { code, signal: by } = await server.ended;
    expect([code, by]).toEqual(signal === 'SIGTERM' ? [0, null] : [null, 'SIGKILL']);

    for (const { isWhole } of [cutLines, cutZip, cutTable]) expect(isWhole).toBe(false);
    expectCutOff(cutLines.bytes.toString());
    expect(() => gunzipSync(cutZip.bytes)).toThrow('unexpected end of file');
    expectCutOff(unzipped(cutZip.bytes));
    const [, ...rows] = readCsv(cutTable.bytes.toString());
    expect(table.headers['x-total-count']).toBe(String(ARTICLES));
    expect(rows.length).toBeLessThan(ARTICLES);
  });
});

/** Whether somebody still holds the archive as it was: then its log cannot be emptied. */
function isHeld(file: string): boolean {
  const other = new Database(file, { timeout: 0 });
  try {
    const [{ busy }] = other.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
    return busy === 1;
  } finally {
    other.close();
  }
}

async function untilFree(file: string): Promise<void> {
  while (isHeld(file)) await setTimeout(10);
}

describe.each([
  ['in threads', 1],
  ['without threads', 0],
])('readers of exports %s', (_, threads) => {
  test('who go away leave the archive free and no memory behind', async () => {
    const { url, ask, database } = await servedElsewhere({ threads, of: filled });
    const file = database.slice('file:'.length);
    const leave = async () => {
      const response = await beginning(url + ALL);
      await ask({ save: 1, words: 2 });
      expect(isHeld(file)).toBe(true);
      response.destroy();
      await untilFree(file);
    };
    for (let first = 0; first < 2; first++) await leave();
    const before = await ask<NodeJS.MemoryUsage>('memory');
    for (let times = 0; times < 8; times++) await leave();
    const after = await ask<NodeJS.MemoryUsage>('memory');
    // One export that stays would be a thread or a connection, and a batch of long articles, each time.
    expect(after.heapUsed - before.heapUsed).toBeLessThan(8 * 2 ** 20);
    expect(after.external - before.external).toBeLessThan(16 * 2 ** 20);
    expect(after.rss - before.rss).toBeLessThan(200 * 2 ** 20);
  });

  test.each(['plain', 'gzip'])('who take nothing for too long are left: %s', async (coding) => {
    const file = join(folderOf({ 'archive.db': readFileSync(filled) }), 'archive.db');
    const store = openStore(`file:${file}`, { workers: threads });
    const server = createServer(async (_, response) => {
      const source = await store.export('articles', { filters: {}, sort: 'newest', withBody: true });
      const stream = exportStream(source, ndjsonWriter({}, { json: (row) => JSON.stringify(row) }), 200);
      response.setHeader('content-type', 'application/x-ndjson');
      if (coding === 'gzip') pipeline(stream, createGzip({ level: 1 }), response, () => {});
      else pipeline(stream, response, () => {});
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(async () => {
      server.close();
      await store.close();
    });
    // Nobody reads it.
    const response = await beginning(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await store.write((to) => to.save(documentOf(plain({ slot: 3, title: 1 }))));
    await untilFree(file);
    const { bytes, isWhole } = await rest(response);
    expect(isWhole).toBe(false);
    expectCutOff(coding === 'gzip' ? unzipped(bytes) : bytes.toString());
  });
});
