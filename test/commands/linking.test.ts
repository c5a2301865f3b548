// Who is who over many documents: imported through the front door, asked for as clients see it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import { importDocuments } from '../../src/commands/import-documents.ts';
import type { Mention } from '../../src/model/entity/entity.ts';
import type { Store } from '../../src/store/index.ts';
import { recount } from '../store/recount.ts';
import { openTestStore, SEED_DOCUMENTS } from '../support/store.ts';
import { documentsOf } from './documents.ts';

const enricher = inlineEnricher();
const now = () => new Date('2026-01-01T00:00:00Z');

function article(n: number, title: string, ...paragraphs: string[]): string {
  const front = `---\ntitle: ${title}\ndate: 2024-01-${String(n).padStart(2, '0')}\nlang: en\nsource: The Lantern\nurl: https://lantern.example/${n}\n---\n\n`;
  return front + paragraphs.join('\n\n');
}

async function archive(...texts: string[]) {
  const { store, url, remove } = openTestStore();
  onTestFinished(remove);
  await add(store, texts);
  return { store, url };
}

async function add(store: Store, texts: string[]): Promise<void> {
  const documents = documentsOf(Object.fromEntries(texts.map((text, index) => [`${index}.md`, text])));
  await importDocuments(store, documents, { enricher, now });
}

/** The mentions of each article, by its title. */
async function mentions(store: Store): Promise<Map<string, Mention[]>> {
  const { rows } = await store.articles.list({ filters: {}, sort: 'oldest', limit: 100 }, true);
  return new Map(rows.map((row) => [JSON.parse(row.card).title, JSON.parse(row.mentions ?? '[]')]));
}

/** Who is meant by a name in an article. */
async function meant(store: Store, title: string, surface: string) {
  const found = (await mentions(store)).get(title)?.find((mention) => mention.surface === surface);
  return found && { id: found.entity.id, by: found.linkedBy };
}

const full = article(
  1,
  'A Mayor Speaks',
  'Mayor Nadia Orlova told the Oskra Harbour Board (OHB) on Monday that the old quay in Khelmar was unsafe.',
  '“It must be closed,” Orlova said.',
);
const initial = article(2, 'A Quay Is Closed', 'Mayor N. Orlova closed the quay in Khelmar on Friday, the OHB said.');
const surname = article(3, 'A Quay Is Missed', 'Mayor Orlova was asked about the quay in Khelmar again.');

describe('people of several articles', () => {
  test.each([
    ['in order', [full, initial, surname]],
    ['the other way round', [surname, initial, full]],
    ['the full name between', [initial, full, surname]],
  ])('under several forms are one: %s', async (_, texts) => {
    const { store, url } = await archive(...texts);
    expect(await meant(store, 'A Quay Is Closed', 'N. Orlova')).toEqual({ id: 'person-nadia-orlova', by: 'initial' });
    expect(await meant(store, 'A Quay Is Missed', 'Orlova')).toEqual({ id: 'person-nadia-orlova', by: 'surname' });
    expect(await meant(store, 'A Quay Is Closed', 'OHB')).toEqual({
      id: 'organization-oskra-harbour-board',
      by: 'acronym',
    });
    const entity = await store.entities.find('person-nadia-orlova');
    expect(entity).toMatchObject({ articleCount: 3, quoteCount: 1 });
    expect(entity?.aliases).toEqual(expect.arrayContaining(['N. Orlova', 'Orlova']));
    expect(recount(url)).toEqual([]);
  });

  test('with a surname alone and nothing else in common stay apart', async () => {
    const { store } = await archive(full, article(4, 'A Poem', 'Orlova read a poem in Lima, said Pedro Salazar.'));
    expect(await meant(store, 'A Poem', 'Orlova')).not.toMatchObject({ id: 'person-nadia-orlova' });
  });

  test('with an initial stay open once two of them fit, and are told by their company', async () => {
    const other = article(5, 'A Poet Reads', 'The poet Nora Orlova read in Lima, said Pedro Salazar of Poemas Nuevos.');
    const { store, url } = await archive(full, initial);
    expect(await meant(store, 'A Quay Is Closed', 'N. Orlova')).toMatchObject({ id: 'person-nadia-orlova' });
    await add(store, [
      other,
      article(6, 'A Plain Note', 'Few people have met N. Orlova, a neighbour said.'),
      article(7, 'A Second Reading', 'N. Orlova read again; Pedro Salazar of Poemas Nuevos listened.'),
    ]);
    // Who was told by more than the initial stays; where there is nothing else to tell by, nobody is guessed.
    expect(await meant(store, 'A Quay Is Closed', 'N. Orlova')).toMatchObject({ id: 'person-nadia-orlova' });
    expect(await meant(store, 'A Plain Note', 'N. Orlova')).toEqual({ id: 'person-n-orlova', by: undefined });
    expect(await meant(store, 'A Second Reading', 'N. Orlova')).toMatchObject({ id: 'person-nora-orlova' });
    expect(recount(url)).toEqual([]);
  });

  test('of one name are two where their roles say so, and stay two', async () => {
    const goalkeeper = article(
      8,
      'A Save',
      'Goalkeeper Nadia Orlova saved two penalties for Delfin, coach Ann Berg said.',
    );
    const { store, url } = await archive(full, goalkeeper);
    expect(await meant(store, 'A Save', 'Nadia Orlova')).toEqual({ id: 'person-nadia-orlova-2', by: 'namesake' });
    await add(store, [
      article(9, 'A Second Save', 'Delfin’s goalkeeper Nadia Orlova was praised by coach Ann Berg.'),
      article(10, 'A Budget', 'Mayor Nadia Orlova presented her budget.'),
      // The same article, corrected.
      article(8, 'A Save', 'Goalkeeper Nadia Orlova saved three penalties for Delfin, coach Ann Berg said.'),
    ]);
    expect(await meant(store, 'A Second Save', 'Nadia Orlova')).toMatchObject({ id: 'person-nadia-orlova-2' });
    expect(await meant(store, 'A Budget', 'Nadia Orlova')).toMatchObject({ id: 'person-nadia-orlova' });
    expect(await meant(store, 'A Save', 'Nadia Orlova')).toMatchObject({ id: 'person-nadia-orlova-2' });
    expect(await store.entities.find('person-nadia-orlova-2')).toMatchObject({ name: 'Nadia Orlova', articleCount: 2 });
    expect(recount(url)).toEqual([]);
  });

  test('of one name are two where their ages say so', async () => {
    const { store } = await archive(
      article(1, 'An Old Hand', 'Nadia Orlova, 61, has kept the lighthouse for thirty years.'),
      article(2, 'A Young Hand', 'Nadia Orlova, 19, won the regatta.'),
      article(3, 'A Birthday', 'Nadia Orlova, 62, was given a telescope.'),
    );
    expect(await meant(store, 'A Young Hand', 'Nadia Orlova')).toMatchObject({ by: 'namesake' });
    expect(await meant(store, 'A Birthday', 'Nadia Orlova')).toMatchObject({ id: 'person-nadia-orlova' });
  });

  test('are one however their names are transcribed, where they are in the same company', async () => {
    const { store } = await archive(
      article(1, 'A Talk', 'Foreign Minister Yuri Kuvshinov met Nadia Orlova of the Oskra Harbour Board.'),
      article(2, 'More Talk', 'Foreign Minister Yury Kuvshynov met Nadia Orlova again.'),
      article(3, 'A Crime', 'Yury Kuvshynov was seen in Lima.'),
    );
    expect(await meant(store, 'More Talk', 'Yury Kuvshynov')).toEqual({ id: 'person-yuri-kuvshinov', by: 'spelling' });
  });

  test('do not take the place of others whom the same article names', async () => {
    const { store } = await archive(
      full,
      article(2, 'Two of Them', 'Mayor Nadia Orlova met Nikolai Orlova of Khelmar. “Yes,” N. K. Orlova said.'),
    );
    const ids = (await mentions(store)).get('Two of Them')?.map(({ entity }) => entity.id) ?? [];
    expect(new Set(ids.filter((id) => id.includes('orlova'))).size).toBeGreaterThan(1);
  });
});

describe('the sample archive', () => {
  const texts = readdirSync(SEED_DOCUMENTS).map((name) => readFileSync(join(SEED_DOCUMENTS, name), 'utf8'));
  // Versions of one article come in their order.
  const versions = texts.filter((text) => text.includes('oskra-flood-khelmar'));
  const others = texts.filter((text) => !versions.includes(text));

  test('means the same people in whatever order it is imported', async () => {
    const said = async (order: string[]) => {
      const { store, remove } = openTestStore();
      await add(store, order);
      const found = [...(await mentions(store))].map(([title, its]) => [title, its.map(({ entity }) => entity.id)]);
      await remove();
      return Object.fromEntries(found);
    };
    const expected = await said(texts);
    for (const order of fc.sample(fc.shuffledSubarray(others, { minLength: others.length }), { numRuns: 5, seed: 3 })) {
      expect(await said([...versions, ...order])).toEqual(expected);
    }
  }, 120_000);
});
