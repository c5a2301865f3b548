// Enriching again: an archive that an older program enriched becomes what this one would have made, article by article.

import Database from 'better-sqlite3';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import { openEnricherPool } from '../../src/commands/enrichment/pool.ts';
import { type ReenrichItem, reenrich } from '../../src/commands/reenrich.ts';
import { seedArchive } from '../../src/commands/seed-archive.ts';
import { bestExtractor, enrichmentVersion, Gazetteer, loadKnowledge } from '../../src/enrich/index.ts';
import { rulesExtractor } from '../../src/enrich/names/rules/index.ts';
import { sha256 } from '../../src/model/id/id.ts';
import { fileOf, type Store } from '../../src/store/index.ts';
import { recount } from '../store/recount.ts';
import { rows } from '../support/rows.ts';
import { importText, openTestStore, SEED, SEEDED_AT, type TestStore } from '../support/store.ts';

const now = () => new Date('2026-02-01T00:00:00Z');
const enricher = inlineEnricher();

/** Of a program that knew no places and found names otherwise. */
const older = inlineEnricher({
  knowledge: { ...loadKnowledge(), gazetteer: new Gazetteer([]) },
  extractor: { ...rulesExtractor, name: 'rules/0' },
});

async function seeded(by = older): Promise<TestStore> {
  const opened = openTestStore();
  await seedArchive(opened.store, SEED, { enricher: by, now: () => new Date(SEEDED_AT) });
  return opened;
}

async function outdatedArchive(): Promise<TestStore> {
  const opened = await seeded();
  onTestFinished(opened.remove);
  return opened;
}

const extractors = (url: string): string[] =>
  rows<{ extractor: string }>(
    url,
    `select distinct extractor from revisions join articles using (revision)
    where article_key = key order by extractor`,
  ).map(({ extractor }) => extractor);

/** What clients see, but for the change log. */
async function content(store: Store) {
  const page = { limit: 1000 };
  const { rows } = await store.articles.list({ filters: {}, sort: 'newest', ...page }, true);
  const entities = (await store.entities.list({ minArticles: 1, sort: 'name', ...page })).rows;
  return {
    articles: await Promise.all(
      rows.map(async ({ id, card, ...parts }) => ({
        id,
        card: JSON.parse(card),
        ...parts,
        etag: (await store.articles.stat(id))?.etag,
        revisions: await store.articles.revisions(id),
        related: (await store.articles.related({ id, kind: 'related', limit: 10 }))?.found,
      })),
    ),
    entities: await Promise.all(
      entities.map(async ({ id }) => {
        const entity = await store.entities.find(id);
        return { ...entity, aliases: entity?.aliases.toSorted() };
      }),
    ),
    authors: (await store.terms.list({ kind: 'author', sort: 'name', ...page })).rows,
    hosts: (await store.links.hosts(page)).rows,
    quotes: (await store.quotes.list({ filters: {}, sort: 'newest', ...page })).rows,
  };
}

describe('an archive that an older program enriched', () => {
  let fresh: Awaited<ReturnType<typeof content>>;
  beforeAll(async () => {
    const { store, remove } = await seeded(enricher);
    fresh = await content(store);
    await remove();
  }, 60_000);

  test('is what this one makes of it, once it is enriched again; no article has a new revision', async () => {
    const { store, url } = await outdatedArchive();
    const before = await content(store);
    expect(before).not.toEqual(fresh);
    expect(extractors(url)).toEqual([expect.stringContaining(enrichmentVersion({ name: 'rules/0' }))]);
    const since = store.seq();
    const items: ReenrichItem[] = [];
    const report = await reenrich(store, { enricher, now, batchSize: 7, onItem: (item) => items.push(item) });
    expect(report).toMatchObject({ enriched: fresh.articles.length, passed: 0, failed: 0 });
    expect(items.map(({ id }) => id)).toEqual(fresh.articles.map(({ id }) => id).toReversed());

    expect(await content(store)).toEqual(fresh);
    expect(extractors(url)).toEqual([expect.stringContaining(enrichmentVersion(bestExtractor()))]);
    expect(recount(url)).toEqual([]);

    // The change log tells those of which clients see something else, and no others.
    const { changes } = await store.changes.list({ since, limit: 10_000 });
    const told = changes.filter(({ kind }) => kind === 'article');
    const changed = before.articles.filter(({ etag }, index) => etag !== fresh.articles[index]?.etag);
    expect(new Set(told.map(({ id }) => id))).toEqual(new Set(changed.map(({ id }) => id)));
    expect(new Set(told.map(({ operation }) => operation))).toEqual(new Set(['update']));
    expect(changes.filter(({ kind, operation }) => kind === 'entity' && operation === 'update')).not.toEqual([]);

    // Nothing is left to do.
    const end = store.seq();
    expect(await reenrich(store, { enricher, now })).toEqual({ enriched: 0, passed: 0, failed: 0, relinked: 0 });
    expect(store.seq()).toBe(end);
    // Asked for all, all are read again; clients see nothing of it.
    const again = await reenrich(store, { enricher, now, all: true });
    expect(again).toEqual({ enriched: fresh.articles.length, passed: 0, failed: 0, relinked: 0 });
    expect(store.seq()).toBe(end);
  }, 120_000);

  test('is enriched by threads to the same, interrupted and resumed as often as need be', async () => {
    const { store, url } = await outdatedArchive();
    const pool = openEnricherPool({ workers: 2 });
    onTestFinished(() => pool.close());
    let runs = 0;
    let done = 0;
    for (let isOver = false; !isOver; runs++) {
      const stop = new AbortController();
      const { enriched } = await reenrich(store, {
        enricher: pool,
        now,
        batchSize: 5,
        signal: stop.signal,
        onItem: () => stop.abort(),
      });
      isOver = enriched === 0;
      done += enriched;
      if (runs === 2) expect(recount(url)).toEqual([]);
    }
    expect(runs).toBeGreaterThan(3);
    // None of them was done twice.
    expect(done).toBe(fresh.articles.length);
    await reenrich(store, { enricher: pool, now });
    expect(await content(store)).toEqual(fresh);
    expect(recount(url)).toEqual([]);
  }, 120_000);

  test('keeps what could not be enriched as it was, for another time', async () => {
    const { store, url } = await outdatedArchive();
    const victim = fresh.articles[3];
    const frail = {
      ...enricher,
      enrich: async (draft: Parameters<typeof enricher.enrich>[0]) =>
        draft.title === victim?.card.title
          ? { ok: false as const, rejection: { code: 'not-enriched' as const, message: 'It was lost.' } }
          : enricher.enrich(draft),
    };
    const failed: ReenrichItem[] = [];
    const report = await reenrich(store, {
      enricher: frail,
      now,
      onItem: (item) => void (item.outcome === 'failed' && failed.push(item)),
    });
    expect(report).toMatchObject({ enriched: fresh.articles.length - 1, failed: 1 });
    expect(failed).toMatchObject([{ id: victim?.id, problem: { code: 'not-enriched', message: 'It was lost.' } }]);
    expect(extractors(url)).toContainEqual(expect.stringContaining(enrichmentVersion({ name: 'rules/0' })));
    expect(await reenrich(store, { enricher, now })).toMatchObject({ enriched: 1, failed: 0 });
    expect(await content(store)).toEqual(fresh);
  }, 120_000);
});

test('articles that this program enriched are not touched, nor are those revised while others are enriched', async () => {
  const { store, url, remove } = openTestStore();
  onTestFinished(remove);
  const text = (n: number, more = '') =>
    `---\ntitle: Note ${n}\ndate: 2024-01-0${n}\nurl: https://lantern.example/${n}\n---\n\nMayor Nadia Orlova spoke in Tbilisi${more}.`;
  for (const n of [1, 2, 3]) await importText(store, `${n}`, text(n));
  const database = new Database(fileOf(url));
  database.exec(`update revisions set extractor = 'tagger/0'
    where article_key in (select key from articles where title in ('Note 2', 'Note 3'))`);
  database.close();
  const seen: string[] = [];
  let isRevised = false;
  const slow = {
    ...enricher,
    async enrich(draft: Parameters<typeof enricher.enrich>[0]) {
      seen.push(draft.title);
      if (draft.title === 'Note 3' && !isRevised) await importText(store, '3b', text(3, ' again'));
      isRevised ||= draft.title === 'Note 3';
      return enricher.enrich(draft);
    },
  };
  expect(await reenrich(store, { enricher: slow, now })).toMatchObject({ enriched: 1, passed: 1, failed: 0 });
  expect(seen).toEqual(['Note 2', 'Note 3']);
  expect(extractors(url)).toEqual([enrichmentVersion(bestExtractor())]);
  expect(recount(url)).toEqual([]);
});

test('a draft is read back as it was', async () => {
  const { store, url } = await outdatedArchive();
  const kept = rows<{ key: number; hash: string }>(
    url,
    `select key, draft_hash as hash from articles join revisions r on r.article_key = key and r.revision = articles.revision`,
  );
  expect(kept.length).toBeGreaterThan(30);
  for (const { key, hash } of kept) {
    const draft = await store.drafts.find(key);
    expect(sha256(JSON.stringify(draft)), draft?.title).toBe(hash);
  }
  expect(await store.drafts.find(-5)).toBeNull();
});
