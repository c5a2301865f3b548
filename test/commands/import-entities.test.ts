// Entities given by whoever keeps the archive: imported as from a file, asked for as clients see them.

import { describe, expect, onTestFinished, test } from 'vitest';
import { mergeEntity } from '../../src/commands/curate-entities.ts';
import type { Enricher } from '../../src/commands/enrichment/enricher.ts';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import { importDocuments } from '../../src/commands/import-documents.ts';
import { type EntityItem, importEntities } from '../../src/commands/import-entities.ts';
import { keysOfArticles } from '../../src/commands/named-articles.ts';
import { readCurated } from '../../src/ingest/curated/index.ts';
import type { Mention } from '../../src/model/entity/entity.ts';
import type { Store } from '../../src/store/index.ts';
import { recount } from '../store/recount.ts';
import { openTestStore } from '../support/store.ts';
import { documentsOf } from './documents.ts';

const now = () => new Date('2026-01-01T00:00:00Z');

function article(n: number, lang: string, title: string, ...paragraphs: string[]): string {
  const front = `---\ntitle: ${title}\ndate: 2024-01-${String(n).padStart(2, '0')}\nlang: ${lang}\nsource: The Lantern\nurl: https://lantern.example/${n}\nauthor: Zorbex Wire\n---\n\n`;
  return front + paragraphs.join('\n\n');
}

const MAYOR = article(
  1,
  'en',
  'A Mayor Speaks',
  'Mayor Nadia Orlova told reporters on Monday that the old quay was unsafe.',
);
const SURNAME = article(2, 'en', 'The Quay', 'Mayor Orlova said on Tuesday that the quay would be closed.');
const GEORGIAN = article(
  3,
  'ka',
  'ნავსადგური',
  'ქალაქის მერმა ნადია ორლოვამ გუშინ ნავსადგური დახურა. ნადია ორლოვა წავიდა.',
);
const CHINESE = article(4, 'zh', '港口', '昨天纳迪娅市长宣布港口关闭，居民表示欢迎，记者在现场报道。');
const NICKNAME = article(
  5,
  'en',
  'At the Harbour',
  'The crowd cheered for Nadja Orlowa, as the Talbote calls her, and for Quay Girl on Friday.',
);
const OTHER = article(6, 'en', 'A Storm', 'A storm hit Berlin on Saturday, and nobody was hurt.');
const ALL = [MAYOR, SURNAME, GEORGIAN, CHINESE, NICKNAME, OTHER];

const NADIA = {
  name: 'Nadia Orlova',
  type: 'person',
  aliases: ['ნადია ორლოვა', '纳迪娅', 'Nadja Orlowa', 'Quay Girl'],
  description: 'mayor of Khelmar',
  sameAs: ['https://www.wikidata.org/entity/Q1'],
};

async function archive(...texts: string[]) {
  const { store, url, remove } = openTestStore();
  onTestFinished(remove);
  const enricher = inlineEnricher();
  await add(store, enricher, texts);
  return { store, url, enricher };
}

async function add(store: Store, enricher: Enricher, texts: string[]): Promise<void> {
  const documents = documentsOf(Object.fromEntries(texts.map((text, index) => [`${index}.md`, text])));
  const report = await importDocuments(store, documents, { enricher, now });
  expect(report.rejected).toBe(0);
}

async function give(store: Store, enricher: Enricher, entities: object[], dryRun = false) {
  const { rows, problems } = readCurated(new TextEncoder().encode(JSON.stringify(entities)));
  expect(problems).toEqual([]);
  const items: EntityItem[] = [];
  const report = await importEntities(store, rows, { enricher, now, dryRun, onItem: (item) => items.push(item) });
  return { report, items };
}

/** What each article names, `surface → id`, by its title. */
async function named(store: Store): Promise<Record<string, string[]>> {
  const { rows } = await store.articles.list({ filters: {}, sort: 'oldest', limit: 100 }, true);
  return Object.fromEntries(
    rows.map((row) => [
      JSON.parse(row.card).title,
      (JSON.parse(row.mentions ?? '[]') as Mention[]).map(({ surface, entity }) => `${surface} → ${entity.id}`),
    ]),
  );
}

async function changesAfter(store: Store, seq: number) {
  return (await store.changes.list({ since: seq, limit: 100 })).changes.map(
    ({ kind, operation }) => `${kind} ${operation}`,
  );
}

/** What both an archive that is given entities before its articles, and one that is given them later, must be. */
async function expectNadia(store: Store): Promise<void> {
  const found = await named(store);
  expect(found['A Mayor Speaks']).toContain('Nadia Orlova → person-nadia-orlova');
  expect(found['The Quay']).toContain('Orlova → person-nadia-orlova');
  expect(found.ნავსადგური).toEqual(['ნადია ორლოვა → person-nadia-orlova']);
  expect(found.港口).toEqual(['纳迪娅 → person-nadia-orlova']);
  expect(found['At the Harbour']).toEqual(
    expect.arrayContaining(['Nadja Orlowa → person-nadia-orlova', 'Quay Girl → person-nadia-orlova']),
  );
  expect(await store.entities.find('person-nadia-orlova')).toMatchObject({
    name: 'Nadia Orlova',
    description: 'mayor of Khelmar',
    sameAs: ['https://www.wikidata.org/entity/Q1'],
    aliases: expect.arrayContaining(NADIA.aliases),
    articleCount: 5,
  });
}

describe('entities that are given', () => {
  test('are found in the articles that are there, in every language, without a revision', async () => {
    const { store, url, enricher } = await archive(...ALL);
    const seq = store.seq();
    const { report, items } = await give(store, enricher, [NADIA]);
    expect(report).toMatchObject({ created: 0, adopted: 1, updated: 0, failed: 0, merged: 1 });
    expect(items).toEqual([{ id: 'person-nadia-orlova', name: 'Nadia Orlova', outcome: 'adopted', shared: [] }]);
    await expectNadia(store);
    const { rows } = await store.articles.list({ filters: {}, sort: 'oldest', limit: 100 }, true);
    expect(rows.map(({ card }) => JSON.parse(card).revision)).toEqual([1, 1, 1, 1, 1, 1]);
    // Who watches the log hears of the articles that changed, and of no other.
    const changes = await changesAfter(store, seq);
    expect(changes.filter((one) => one === 'article update')).toHaveLength(4);
    expect(changes).toContain('entity merge');
    expect(recount(url)).toEqual([]);
  });

  test('are found in the articles that come later', async () => {
    const { store, url, enricher } = await archive();
    expect((await give(store, enricher, [NADIA])).report).toMatchObject({ created: 1, articles: 0 });
    await add(store, inlineEnricher(), ALL);
    await expectNadia(store);
    expect(recount(url)).toEqual([]);
  });

  test('given again change nothing', async () => {
    const { store, enricher } = await archive(...ALL);
    await give(store, enricher, [NADIA]);
    const [seq, before] = [store.seq(), await named(store)];
    for (const entity of [NADIA, { ...NADIA, aliases: NADIA.aliases.toReversed() }, { ...NADIA, description: '' }]) {
      expect((await give(store, inlineEnricher(), [entity])).report).toEqual({
        created: 0,
        adopted: 0,
        updated: 0,
        unchanged: 1,
        articles: 0,
        failed: 0,
        merged: 0,
      });
    }
    expect(store.seq()).toBe(seq);
    expect(await named(store)).toEqual(before);
  });

  test('that were merged by hand stay so, and their names lead to the other', async () => {
    const { store, url, enricher } = await archive(MAYOR, OTHER);
    const boat = article(7, 'en', 'A Boat', 'Captain Zelda Vornik told reporters on Monday that her boat was safe.');
    await add(store, enricher, [boat]);
    await give(store, enricher, [NADIA]);
    await mergeEntity({ store, enricher, now }, 'person-nadia-orlova', 'person-zelda-vornik', { ifMatch: '*' }, null);
    for (const outcome of ['updated', 'unchanged']) {
      const { items } = await give(store, inlineEnricher(), [
        { ...NADIA, description: 'a captain', aliases: ['Quay Girl'] },
      ]);
      expect(items[0]?.outcome).toBe(outcome);
      expect(store.entities.mergedInto('person-nadia-orlova')).toBe('person-zelda-vornik');
    }
    await add(store, inlineEnricher(), [NICKNAME]);
    expect((await named(store))['At the Harbour']).toContain('Quay Girl → person-zelda-vornik');
    expect(recount(url)).toEqual([]);
  });

  test('only tried change nothing', async () => {
    const { store, enricher } = await archive(...ALL);
    const seq = store.seq();
    const { report } = await give(store, enricher, [NADIA], true);
    expect(report).toMatchObject({ adopted: 1, articles: 5 });
    expect(store.seq()).toBe(seq);
    expect(await store.curated.all()).toEqual([]);
  });

  test('take over guesses of other names, which lead to them from then on', async () => {
    const { store, url, enricher } = await archive(MAYOR, NICKNAME);
    expect((await named(store))['At the Harbour']).toContain('Nadja Orlowa → person-nadja-orlowa');
    const seq = store.seq();
    await give(store, enricher, [{ ...NADIA, name: 'Nadia K. Orlova', aliases: ['Nadia Orlova', 'Nadja Orlowa'] }]);
    const found = await named(store);
    expect(found['A Mayor Speaks']).toEqual(['Nadia Orlova → person-nadia-k-orlova']);
    expect(found['At the Harbour']).toContain('Nadja Orlowa → person-nadia-k-orlova');
    const { changes } = await store.changes.list({ since: seq, limit: 100 });
    expect(changes.filter(({ operation }) => operation === 'merge')).toMatchObject([
      { id: 'person-nadia-orlova', targetId: 'person-nadia-k-orlova' },
      { id: 'person-nadja-orlowa', targetId: 'person-nadia-k-orlova' },
    ]);
    expect(recount(url)).toEqual([]);
  });

  test('take the entity of the archive whose id is given with them', async () => {
    const { store, enricher } = await archive(NICKNAME);
    const { report } = await give(store, enricher, [{ ...NADIA, id: 'person-nadja-orlowa' }]);
    expect(report).toMatchObject({ adopted: 1, merged: 0 });
    expect((await named(store))['At the Harbour']).toContain('Nadja Orlowa → person-nadja-orlowa');
    expect(await store.entities.find('person-nadja-orlowa')).toMatchObject({ name: 'Nadia Orlova' });
  });

  test('lose the names that are no longer given', async () => {
    const { store, url, enricher } = await archive(...ALL);
    await give(store, enricher, [NADIA]);
    const { report } = await give(store, enricher, [{ ...NADIA, aliases: ['ნადია ორლოვა'] }]);
    expect(report).toMatchObject({ updated: 1 });
    const found = await named(store);
    expect(found.ნავსადგური).toEqual(['ნადია ორლოვა → person-nadia-orlova']);
    expect(found.港口).toEqual([]);
    expect(found['At the Harbour']).not.toContain('Quay Girl → person-nadia-orlova');
    expect((await store.entities.find('person-nadia-orlova'))?.aliases).not.toContain('纳迪娅');
    expect(recount(url)).toEqual([]);
  });

  test('outrank what the gazetteer says, and are described as they are given', async () => {
    const { store, enricher } = await archive(OTHER);
    await give(store, enricher, [{ name: 'Berlin', type: 'organization', description: 'a choir' }]);
    expect((await named(store))['A Storm']).toEqual(['Berlin → organization-berlin']);
    await give(store, enricher, [{ name: 'Berlin', type: 'place', description: 'a village' }]);
    expect(await store.entities.find('place-berlin')).toMatchObject({
      description: 'a village',
      sameAs: [expect.stringContaining('geonames')],
    });
  });

  test('are authors', async () => {
    const { store, enricher } = await archive(OTHER);
    await give(store, enricher, [{ name: 'Zorbex', type: 'organization', aliases: ['Zorbex Wire'] }]);
    const { rows } = await store.articles.list({ filters: {}, sort: 'oldest', limit: 1 }, true);
    expect(JSON.parse(rows[0]?.card ?? '{}').authors).toMatchObject([
      { name: 'Zorbex Wire', entityId: 'organization-zorbex' },
    ]);
  });

  test('that share a name are told of', async () => {
    const { store, enricher } = await archive();
    await give(store, enricher, [NADIA]);
    const { items } = await give(store, enricher, [{ name: 'Nadia Petrova', type: 'person', aliases: ['Quay Girl'] }]);
    expect(items).toMatchObject([{ id: 'person-nadia-petrova', shared: ['Quay Girl'] }]);
  });

  test('leave what does not name them as it is, and as enriched as any', async () => {
    const { store, enricher } = await archive(MAYOR, OTHER);
    await give(store, enricher, [NADIA]);
    const { extractor } = await enricher.ready();
    expect(extractor).toMatch(/ given\//);
    for (const { key } of await store.curated.texts(null, 10)) {
      expect(await store.curated.enrichment(key)).toEqual({ revision: 1, extractor });
    }
  });

  test('are looked for by the full text or by reading, which find the same', async () => {
    const { store } = await archive(...ALL);
    const entity = {
      ...NADIA,
      id: 'person-nadia-orlova',
      type: 'person',
      aliases: ['ნადია ორლოვა', 'Zorbex Wire', 'Quay Girl'],
    } as const;
    const [found, read] = [await keysOfArticles(store, [entity]), await keysOfArticles(store, [entity], { many: 0 })];
    expect(found.size).toBe(6);
    expect([...read].sort()).toEqual([...found].sort());
    const few = { ...entity, aliases: ['Quay Girl'] };
    expect((await keysOfArticles(store, [few])).size).toBe(2);
    expect((await keysOfArticles(store, [few], { many: 0 })).size).toBe(2);
  });

  test('are as many as there are', async () => {
    const { store, url, enricher } = await archive(...ALL);
    const many = Array.from({ length: 5_000 }, (_, index) => ({
      name: `Ana ${index.toString(36)} Nobody`,
      type: 'person',
    }));
    const { report } = await give(store, enricher, [...many, NADIA]);
    expect(report).toMatchObject({ created: 5_000, adopted: 1, articles: 5 });
    await expectNadia(store);
    expect((await give(store, enricher, [...many, NADIA])).report).toMatchObject({ unchanged: 5_001, articles: 0 });
    expect(recount(url)).toEqual([]);
  });
});
