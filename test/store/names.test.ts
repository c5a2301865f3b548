import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FoundEntity } from '../../src/model/article/findings.ts';
import { errorsBetween, isBeginningOf, isPartOf, nameWords } from '../../src/model/search/names.ts';
import type { SaveRequest } from '../../src/store/index.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { documentOf, plain } from './documents.ts';

// Few letters, so that much is spelt alike.
const syllable = fc.constantFrom('na', 'di', 'or', 'lo', 'va', 'kha', 'ni', 'so', 'dze', 'mu', 'ş', '京', 'მი');
const word = fc.array(syllable, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
const fullName = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const entity = fc.record({ name: fullName, aliases: fc.array(fullName, { maxLength: 2 }), articles: fc.nat(6) });
const ENTITIES = fc
  .sample(entity, { numRuns: 400, seed: 9 })
  .map((one, number) => ({ ...one, id: `person-${number}` }));

let opened: TestStore;
beforeAll(async () => {
  opened = openTestStore();
  // The first is named by all articles, the others by fewer and fewer.
  await opened.store.write((to) => {
    for (let slot = 0; slot <= 6; slot++) to.save(naming(slot));
  });
});
afterAll(() => opened.remove());

function naming(slot: number): SaveRequest {
  const request = documentOf(plain({ slot }));
  const here = ENTITIES.filter(({ articles }) => articles >= slot);
  request.findings.entities = here.map(({ id, name, aliases }): FoundEntity => {
    return {
      id,
      type: 'person',
      name,
      aliases,
      description: null,
      sameAs: [],
      isListed: true,
      familyKey: null,
      born: null,
    };
  });
  let text = '';
  request.findings.mentions = here.map(({ id, name }) => {
    const start = text.length;
    text += `${name}\n`;
    const found = { entityId: id, in: 'text' as const, start, end: start + name.length, surface: name };
    return { ...found, role: null, method: 'test', confidence: 1 };
  });
  request.draft.text = text;
  return request;
}

const words = new Map(ENTITIES.map((one) => [one, [one.name, ...one.aliases].map(nameWords)]));
const wordsOf = (one: (typeof ENTITIES)[number]) => words.get(one) ?? [];

/** What people type: parts of names, with and without an error. */
const asked = fc
  .tuple(
    fc.constantFrom(...ENTITIES),
    fc.nat(30),
    fc.nat(30),
    fc.constantFrom('', '', 'x', 'drop', 'swap'),
    fc.boolean(),
  )
  .map(([one, from, length, error, isWhole]) => {
    const letters = [...one.name];
    const at = Math.floor(letters.length / 2);
    if (error === 'x') letters[at] = 'x';
    if (error === 'drop') letters.splice(at, 1);
    if (error === 'swap') letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
    const start = isWhole ? 0 : from % letters.length;
    return letters.slice(start, isWhole ? undefined : start + 1 + length).join('');
  });

describe('entities', () => {
  test('are found by any part of a name, and where there is none, with errors, as plain loops find them', async () => {
    let similar = 0;
    await fc.assert(
      fc.asyncProperty(asked, async (q) => {
        const query = { q, minArticles: 0, sort: 'name' as const, limit: 1_000 };
        const page = await opened.store.entities.list(query);
        const words = nameWords(q);
        const parts = ENTITIES.filter((one) => words.length > 0 && wordsOf(one).some((name) => isPartOf(words, name)));
        const alike = ENTITIES.filter(
          (one) => words.length > 0 && wordsOf(one).some((name) => errorsBetween(words, name) !== null),
        );
        const expected = parts.length > 0 ? parts : alike;
        expect(page.rows.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
        expect(page.similar).toBe(parts.length === 0 && alike.length > 0 ? true : undefined);
        if (page.similar) similar++;
      }),
      { numRuns: 600 },
    );
    expect(similar).toBeGreaterThan(40);
  });
});

describe('suggestions', () => {
  const suggest = async (q: string, limit = 10) => (await opened.store.entities.suggest({ q, limit })).suggestions;

  test('begin as typed, the best known first, and none is better known than those left out', async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.integer({ min: 1, max: 20 }), async (q, limit) => {
        const words = nameWords(q);
        const found = await suggest(q, limit);
        const beginning = ENTITIES.filter((one) => wordsOf(one).some((name) => isBeginningOf(words, name)));
        if (words.length === 0 || beginning.length === 0) return;
        expect(found.length).toBe(Math.min(limit, beginning.length));
        const counts = beginning.map(({ articles }) => articles + 1).sort((one, other) => other - one);
        expect(found.map(({ articleCount }) => articleCount)).toEqual(counts.slice(0, limit));
        for (const { id, matched } of found) {
          const one = ENTITIES.find((other) => other.id === id);
          expect(beginning).toContain(one);
          if (matched !== undefined) expect([one?.name, ...(one?.aliases ?? [])]).toContain(matched);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('forgive an error where nothing begins so', async () => {
    const one = ENTITIES.find(({ name }) => /^\w{8,}$/.test(name))?.name ?? '';
    const [best] = await suggest(`${one.slice(0, 4)}x${one.slice(5)}`);
    expect(errorsBetween(nameWords(one), nameWords(best?.matched ?? best?.name ?? ''))).toBeLessThanOrEqual(2);
  });

  test('are of the types asked for, and none for what is no name', async () => {
    expect((await opened.store.entities.suggest({ q: 'n', type: ['place'], limit: 5 })).suggestions).toEqual([]);
    expect(await suggest('!!!')).toEqual([]);
    expect(await suggest('qqqqqqqq')).toEqual([]);
  });
});
