import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Enricher } from '../../../src/commands/enrichment/enricher.ts';
import { inlineEnricher } from '../../../src/commands/enrichment/inline.ts';
import { type EnricherPoolOptions, openEnricherPool } from '../../../src/commands/enrichment/pool.ts';
import { importDocuments } from '../../../src/commands/import-documents.ts';
import type { DocumentOutcome } from '../../../src/commands/import-item.ts';
import { assemble } from '../../../src/store/index.ts';
import { openTestStore } from '../../support/store.ts';
import { clipping, documentsOf } from '../documents.ts';

const FRAIL = new URL('./frail-worker.ts', import.meta.url);
const document = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });

function open(options: EnricherPoolOptions): Enricher {
  const pool = openEnricherPool(options);
  onTestFinished(() => pool.close());
  return pool;
}

/** What a frail worker made of a document: what it said, or why it said nothing. */
async function said(pool: Enricher, name: string, text: string): Promise<string> {
  const outcome = await pool.read(document(name, text));
  return outcome.ok ? 'nothing' : outcome.rejection.message;
}

describe('a pool of enrichers', () => {
  let pool: Enricher;
  beforeAll(() => {
    pool = openEnricherPool({ workers: 2 });
  });
  afterAll(() => pool.close());

  test('reads and enriches as whoever asks would', async () => {
    const here = inlineEnricher();
    expect(await pool.ready()).toEqual(await here.ready());
    const texts = [
      clipping(1),
      clipping(2),
      '',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
      'One line.',
      clipping(3),
    ];
    const documents = texts.map((text, number) => ({ name: `${number}.md`, bytes: Buffer.from(text as string) }));
    const outcomes = await Promise.all(documents.map((one) => pool.read(one)));
    expect(outcomes).toEqual(await Promise.all(documents.map((one) => here.read(one))));
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(3);
    for (const outcome of outcomes) {
      if (!outcome.ok) continue;
      for (const article of outcome.articles) {
        if ('rejection' in article) throw new Error(article.rejection.message);
        const { reading, findings } = article;
        expect(await pool.enrich(reading.draft)).toEqual({ ok: true, findings });
      }
    }
  });

  test('knows the names that are given, and no others once these are', async () => {
    const entity = { type: 'person', aliases: [], description: null, sameAs: [] } as const;
    const texts = Array.from(
      { length: 40 },
      (_, number) => `Number ${number}\n\nზორვან კლები, quill of zorb, ${number}.`,
    );
    const given = async (name: string) => {
      pool.know(name === '' ? [] : [{ ...entity, name, id: `person-${name.length}` }]);
      const outcomes = await Promise.all(texts.map((text, number) => pool.read(document(`${number}.md`, text))));
      const articles = outcomes.flatMap((outcome) =>
        outcome.ok ? outcome.articles.filter((one) => 'findings' in one) : [],
      );
      const { extractor } = await pool.ready();
      expect(new Set(articles.map(({ findings }) => findings.extractor))).toEqual(new Set([extractor]));
      return articles.map(({ findings }) => findings.mentions.map(({ surface }) => surface).join());
    };
    expect(await given('quill of zorb')).toEqual(Array(40).fill('quill of zorb'));
    expect(await given('ზორვან კლები')).toEqual(Array(40).fill('ზორვან კლები'));
    expect(await given('')).toEqual(Array(40).fill(''));
  });

  test('leaves the bytes to whoever gave them, and takes a part of many for that part', async () => {
    const whole = Buffer.from(`${clipping(1)}${clipping(2)}`);
    const part = whole.subarray(0, Buffer.byteLength(clipping(1)));
    const outcome = await pool.read({ name: 'part.md', bytes: part });
    expect(outcome).toEqual(await pool.read({ name: 'part.md', bytes: Buffer.from(clipping(1)) }));
    expect(whole.toString()).toBe(`${clipping(1)}${clipping(2)}`);
  });

  test('keeps nobody waiting while it reads what is long', async () => {
    const long = document(
      'long.md',
      `A title\n\n${'He met Mayor Maria Silva in Tbilisi on Monday. '.repeat(20)}\n\n`.repeat(150),
    );
    let isOver = false;
    const outcome = pool.read(long).finally(() => {
      isOver = true;
    });
    let turns = 0;
    for (; !isOver; turns++) await turn();
    expect((await outcome).ok).toBe(true);
    expect(turns).toBeGreaterThan(100);
  });

  test('makes the same archive as one thread alone', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 60 }, (_, number) => [`${number}.md`, clipping(number % 45, number < 50 ? 1 : 2)]),
    );
    const archiveBy = async (enricher: Enricher) => {
      const { store, remove } = openTestStore();
      onTestFinished(remove);
      const items: DocumentOutcome[] = [];
      await importDocuments(store, documentsOf({ ...texts, 'empty.md': '' }), {
        enricher,
        now: () => new Date('2026-01-01T00:00:00Z'),
        batchSize: 7,
        onItem: (item) => void items.push(item),
      });
      const { rows } = await store.articles.list({ filters: {}, sort: 'oldest', limit: 100 }, true);
      const changes = await store.changes.list({ since: 0, limit: 1000 });
      return {
        articles: rows.map(assemble),
        changes,
        outcomes: items.map(({ document, outcome }) => [document, outcome]),
      };
    };
    const alone = await archiveBy(inlineEnricher());
    expect(alone.articles.length).toBe(45);
    expect(await archiveBy(pool)).toEqual(alone);
    expect(await archiveBy(open({ workers: 1 }))).toEqual(alone);
  });
});

describe('a document that ends its worker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-pool-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['throw', 'It was too much.'],
    ['exit', 'it ended with code 7.'],
    ['hang', 'it had not answered after 0.3 seconds.'],
  ])('is tried once more, then reported, and takes no other along: %s', async (what, why) => {
    const tries = join(folder, what);
    const pool = open({ workers: 2, script: FRAIL, patience: 300 });
    await pool.ready();
    const names = Array.from({ length: 40 }, (_, number) => `${number}.md`);
    const all = await Promise.all(names.map((name) => said(pool, name, name === '5.md' ? `${what} ${tries}` : 'fine')));
    expect(all[5]).toBe(`The thread that read this document was lost, twice: ${why}`);
    expect(all.toSpliced(5, 1)).toEqual(names.toSpliced(5, 1).map((name) => `${name}: fine`));
    expect(readFileSync(tries, 'utf8')).toBe('5.md\n5.md\n');
  });

  test('is read by another worker where the fault was not its own', async () => {
    const pool = open({ workers: 1, script: FRAIL });
    expect(await said(pool, 'a.md', 'fine')).toBe('a.md: fine');
    expect(await said(pool, 'b.md', 'exit once')).toBe('b.md: exit once');
  });

  test('is a result of the import like any other', async () => {
    const { store, remove } = openTestStore();
    onTestFinished(remove);
    const items: DocumentOutcome[] = [];
    const options = {
      enricher: open({ script: FRAIL }),
      now: () => new Date(),
      onItem: (item: DocumentOutcome) => void items.push(item),
    };
    const report = await importDocuments(store, documentsOf({ 'a.md': 'exit', 'b.md': 'fine' }), options);
    expect(report).toMatchObject({ created: 0, rejected: 2 });
    expect(items.map(({ problem }) => problem?.code)).toEqual(['not-enriched', 'said']);
  });
});

describe('the workers of a pool', () => {
  test('say once what is missing', async () => {
    const lines: string[] = [];
    const pool = open({ workers: 2, script: FRAIL, say: (line) => lines.push(line) });
    expect(await pool.ready()).toEqual({ extractor: 'frail/1', missing: 'Strength is missing.' });
    await said(pool, 'a.md', 'exit');
    await said(pool, 'b.md', 'fine');
    expect(lines).toEqual(['Strength is missing.']);
  });

  test('are ended where there is nothing to do, and started again', async () => {
    const pool = open({ workers: 1, script: FRAIL, idle: 1 });
    const count = async () => {
      const outcome = await pool.read(document('a.md', 'fine'));
      return outcome.ok ? null : outcome.rejection.line;
    };
    expect(await count()).toBe(1);
    // Asked at once, a worker that lives counts on; what counts from one again is another.
    let counted = await count();
    while (counted !== 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      counted = await count();
    }
  });

  test('that cannot begin are an error, no endless attempt', async () => {
    const pool = open({ workers: 3, script: new URL('./no-such-worker.ts', import.meta.url) });
    await expect(pool.ready()).rejects.toThrow('no-such-worker');
    await expect(pool.read(document('a.md', 'fine'))).rejects.toThrow('no-such-worker');
    const { store, remove } = openTestStore();
    onTestFinished(remove);
    const importing = importDocuments(store, documentsOf({ 'a.md': 'x' }), { enricher: pool, now: () => new Date() });
    await expect(importing).rejects.toThrow('no-such-worker');
  });

  test('end with their pool, and nobody is left waiting', async () => {
    const pool = open({ workers: 2, script: FRAIL });
    await pool.ready();
    const pending = ['hang', 'fine', 'fine'].map((text) => pool.read(document('a.md', text)));
    const refused = Promise.all(pending.map((one) => expect(one).rejects.toThrow('closed')));
    await pool.close();
    await refused;
    await expect(pool.read(document('a.md', 'fine'))).rejects.toThrow('closed');
    await expect(pool.ready()).rejects.toThrow('closed');
    await pool.close();
  });
});
