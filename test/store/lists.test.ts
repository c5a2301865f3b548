import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entity } from '../../src/model/entity/entity.ts';
import type { Link, LinkFilterState, LinkKind } from '../../src/model/link/link.ts';
import { ENTITY_SORTS, type EntityQuery, type LinkQuery, TERM_KINDS, TERM_SORTS } from '../../src/model/query/query.ts';
import { fold } from '../../src/model/text/name.ts';
import { pageAddress } from '../../src/model/url/page-address.ts';
import { canonicalUrl } from '../../src/model/url/url.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { ADDRESSES, documentOf, ENTITIES, entity, sketch, urlOf, variantOf, WAYS } from './documents.ts';
import { readAll } from './paging.ts';
import { Reference } from './reference.ts';

let opened: TestStore;
const reference = new Reference();

beforeAll(async () => {
  opened = openTestStore();
  await opened.store.write((to) => {
    for (const one of fc.sample(sketch, { numRuns: 200, seed: 11 })) {
      const request = documentOf(one);
      expect(to.save(request)).toEqual(reference.save(request));
    }
  });
});
afterAll(() => opened.remove());

const limit = fc.integer({ min: 1, max: 40 });
const byText = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
const byId = (one: { id: string }, other: { id: string }) => byText(one.id, other.id);
const sorted = (values: string[]) => [...values].sort();

function expectOrder<Row>(rows: Row[], compare: (one: Row, other: Row) => number): void {
  rows.slice(1).forEach((row, index) => {
    expect(compare(rows[index] as Row, row)).toBeLessThanOrEqual(0);
  });
}

describe('the entity list', () => {
  const q = fc.constantFrom('n', 'N', 'name', 'Name 3', 'ALIAS', 'nadia orlova', 'rlov nad', 'unal', 'Ünal', 'zz', ' ');
  const type = fc.uniqueArray(fc.constantFrom('person', 'organization', 'place', 'event'), { minLength: 1 });
  const query = fc.record(
    { q, type, minArticles: fc.constantFrom(0, 1, 20, 1000), sort: fc.constantFrom(...ENTITY_SORTS) },
    { requiredKeys: ['minArticles', 'sort'] },
  ) as fc.Arbitrary<Omit<EntityQuery, 'limit'>>;
  const orders: Record<(typeof ENTITY_SORTS)[number], (one: Entity, other: Entity) => number> = {
    articles: (one, other) => other.articleCount - one.articleCount || byText(fold(one.name), fold(other.name)),
    name: (one, other) => byText(fold(one.name), fold(other.name)),
    recent: (one, other) => byText(other.lastSeen ?? '', one.lastSeen ?? ''),
  };

  test('finds what plain loops find, whatever the filters, the order and the page', async () => {
    await fc.assert(
      fc.asyncProperty(query, limit, async (given, size) => {
        const found = await readAll((page) => opened.store.entities.list({ ...given, ...page }), size);
        const expected = reference.entities().filter((one) => {
          if (one.articleCount < given.minArticles || given.type?.includes(one.type) === false) return false;
          const names = [one.name, ...one.aliases].map((name) => fold(name).split(/\s+/));
          if (given.q === undefined) return true;
          // Every word is a part of one of the name's, or its beginning where it is short.
          const asked = fold(given.q).split(/\s+/).filter(Boolean);
          const fits = (part: string) => (word: string) =>
            part.length < 3 ? word.startsWith(part) : word.includes(part);
          return asked.length > 0 && names.some((name) => asked.every((part) => name.some(fits(part))));
        });
        expect(found.map(plainEntity).sort(byId)).toEqual(expected.map(plainEntity).sort(byId));
        expectOrder(found, orders[given.sort]);
      }),
      { numRuns: 150 },
    );
  });

  test('shows aliases and roles, those of most articles first', async () => {
    for (const { id } of reference.entities()) {
      const found = await opened.store.entities.find(id);
      const naming = reference.articles.map(({ request }) =>
        request.findings.mentions.filter((m) => m.entityId === id),
      );
      const articlesWith = (is: (mention: (typeof naming)[0][0]) => boolean) =>
        naming.filter((its) => its.some(is)).length;
      expectOrder(found?.roles ?? [], (one, other) => {
        const [less, more] = [one, other].map((role) => articlesWith((mention) => mention.role === role));
        return (more ?? 0) - (less ?? 0) || byText(one, other);
      });
      expectOrder(found?.aliases ?? [], (one, other) => {
        const [less, more] = [one, other].map((name) => articlesWith((mention) => mention.surface === name));
        return (more ?? 0) - (less ?? 0) || byText(one, other);
      });
    }
  });

  test('is null for an entity that is not there', async () => {
    expect(await opened.store.entities.find('person-nobody')).toBeNull();
    expect(await opened.store.entities.mentions('person-nobody', { limit: 1 })).toBeNull();
  });

  function plainEntity(one: Entity): Entity {
    return { ...JSON.parse(JSON.stringify(one)), aliases: sorted(one.aliases), roles: sorted(one.roles) };
  }
});

describe('the mentions of an entity', () => {
  test('are all there, newest article first, in order of place, each with its words around it', async () => {
    for (const { id } of Array.from({ length: ENTITIES }, (_, n) => entity(n))) {
      const found = await readAll(async (page) => opened.store.entities.mentions(id, page), 7);
      const expected = reference.articles.flatMap((kept) =>
        kept.request.findings.mentions
          .filter((mention) => mention.entityId === id)
          .map((mention) => `${kept.id} ${mention.in} ${mention.start} ${mention.surface}`),
      );
      expect(sorted(found.map((one) => `${one.articleId} ${one.in} ${one.start} ${one.surface}`))).toEqual(
        sorted(expected),
      );
      expectOrder(found, (one, other) => byText(other.publishedAt ?? '', one.publishedAt ?? ''));
      for (const [articleId, its] of Map.groupBy(found, (one) => one.articleId)) {
        const { draft, findings } = reference.kept.get(articleId)?.request ?? {};
        const places = findings?.mentions.filter((one) => one.entityId === id).map((one) => one.start);
        expect(its.map((one) => one.start)).toEqual(places);
        for (const one of its) {
          const within = (one.in === 'title' ? draft?.title : draft?.text) ?? '';
          expect(within.slice(one.start - one.before.length, one.end + one.after.length)).toBe(
            one.before + one.surface + one.after,
          );
        }
      }
    }
  });
});

describe('the link list', () => {
  const articleId = fc.nat(10_000).map((n) => reference.articles[n % reference.articles.length]?.id ?? '');
  const few = <Value>(...values: Value[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
  const query = fc.record(
    {
      host: few('courier.example', 'out0.example', 'out1.example', 'none.example'),
      kind: few<LinkKind>('inline', 'related', 'image', 'credit', 'original'),
      state: few<LinkFilterState>('resolved', 'external', 'dangling'),
      articleId: fc.oneof(articleId, fc.constant('0000000000000000')),
      targetArticleId: fc.oneof(articleId, fc.constant('0000000000000000')),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Omit<LinkQuery, 'limit'>>;

  test('finds what plain loops find, whatever the filters and the page', async () => {
    await fc.assert(
      fc.asyncProperty(query, limit, async (given, size) => {
        const found = await readAll((page) => opened.store.links.list({ ...given, ...page }), size);
        const expected = reference.links.filter(
          (link) =>
            (given.host?.includes(link.host ?? '') ?? true) &&
            (given.kind?.includes(link.kind) ?? true) &&
            (given.state?.includes(link.state) ?? true) &&
            (given.articleId ?? link.articleId) === link.articleId &&
            (given.targetArticleId ?? link.targetArticleId) === link.targetArticleId,
        );
        expectSameLinks(found, expected);
      }),
      { numRuns: 200 },
    );
  });

  test('says “external” by “wanted” beside other states', async () => {
    const states = async (...state: LinkFilterState[]) =>
      readAll((page) => opened.store.links.list({ state, ...page }), 100);
    expect(await states('wanted', 'dangling')).toEqual(await states('external', 'dangling'));
  });

  test('tells what pages are wanted, each once, whatever the filters and the page', async () => {
    await fc.assert(
      fc.asyncProperty(query, limit, async ({ state, ...given }, size) => {
        const found = await readAll((page) => opened.store.links.list({ ...given, state: ['wanted'], ...page }), size);
        const outside = reference.links.filter((link) => link.kind !== 'original' && link.state === 'external');
        const pages = Map.groupBy(outside, ({ href = '' }) => pageAddress(canonicalUrl(href) ?? ''));
        pages.delete('');
        const expected = [...pages].flatMap(([url, links]) => {
          const its = links.filter(
            (link) =>
              (given.host?.includes(link.host ?? '') ?? true) &&
              (given.kind?.includes(link.kind) ?? true) &&
              (given.articleId ?? link.articleId) === link.articleId &&
              given.targetArticleId === undefined,
          );
          const articleCount = new Set(links.map((link) => link.articleId)).size;
          return its.length > 0 ? [{ its, wanted: { url, linkCount: links.length, articleCount } }] : [];
        });
        expected.sort(
          ({ wanted: one }, { wanted: other }) => other.articleCount - one.articleCount || byText(one.url, other.url),
        );
        expect(found.map(({ wanted }) => wanted)).toEqual(expected.map(({ wanted }) => wanted));
        found.forEach(({ wanted, ...link }, at) => {
          const { its = [] } = expected[at] ?? {};
          expect(its).toContainEqual(JSON.parse(JSON.stringify(link)));
          const dateOf = ({ articleId }: Link) => reference.kept.get(articleId)?.request.draft.published?.at ?? '';
          expect(dateOf(link)).toBe(its.map(dateOf).sort().at(-1));
        });
      }),
      { numRuns: 200 },
    );
    expect((await opened.store.links.list({ state: ['wanted'], limit: 1 })).total).toBeGreaterThan(2);
  });

  test('holds the links that lead to an article from others', async () => {
    for (const { id } of reference.articles) {
      const found = await readAll((page) => opened.store.articles.backlinks(id, page), 2);
      expectSameLinks(found, reference.backlinks(id));
    }
    expect(await opened.store.articles.backlinks('0000000000000000', { limit: 1 })).toBeNull();
  });

  test('leads to these hosts, most linked first', async () => {
    const found = await readAll((page) => opened.store.links.hosts(page), 1);
    expect(found).toEqual(
      reference.linkHosts().sort((one, other) => other.linkCount - one.linkCount || byText(one.host, other.host)),
    );
    expect(found.length).toBeGreaterThan(2);
  });

  function expectSameLinks(found: Link[], expected: Link[]): void {
    const plain = (links: Link[]) => links.map((link) => JSON.parse(JSON.stringify(link)) as Link);
    expect(plain(found).sort(byId)).toEqual(plain(expected).sort(byId));
    const dateOf = (link: Link) => reference.kept.get(link.articleId)?.request.draft.published?.at ?? '';
    expectOrder(found, (one, other) => byText(dateOf(other), dateOf(one)));
    const placeOf = (link: Link) => Number(link.id.split('-')[1]);
    for (const its of Map.groupBy(found, (link) => link.articleId).values()) {
      expectOrder(its, (one, other) => placeOf(one) - placeOf(other));
    }
  }
});

describe.each(TERM_KINDS)('the directory of kind "%s"', (kind) => {
  test.each(TERM_SORTS)('finds what plain loops find, in order of "%s"', async (sort) => {
    for (const q of [undefined, 'c', 'CA', 'n', 'o', 'courier', 'the', 'hand', 'nothing']) {
      for (const size of [1, 2, 100]) {
        const given = { kind, sort, ...(q !== undefined && { q }) };
        const found = await readAll((page) => opened.store.terms.list({ ...given, ...page }), size);
        const expected = [...reference.terms(kind)]
          .filter(([, its]) => q === undefined || its.nameKey.startsWith(fold(q)))
          .sort(([one, its], [other, theirs]) =>
            sort === 'name'
              ? byText(its.nameKey, theirs.nameKey) || byText(one, other)
              : theirs.articleCount - its.articleCount || byText(one, other),
          );
        expect(
          found.map((term) => [
            term.key,
            {
              nameKey: fold(term.name),
              articleCount: term.articleCount,
              first: term.firstPublishedAt,
              last: term.lastPublishedAt,
            },
          ]),
        ).toEqual(expected);
      }
    }
  });
});

test('an address finds its article, however it is written', async () => {
  for (let slot = 0; slot < ADDRESSES; slot++) {
    for (let way = 0; way < WAYS; way++) {
      const url = variantOf(slot, way);
      const id = reference.find(canonicalUrl(url) ?? '')?.id;
      expect(id).toBe(reference.find(urlOf(slot))?.id);
      expect((await opened.store.articles.findByUrl(url))?.id).toBe(id);
    }
  }
  expect(await opened.store.articles.findByUrl('no address')).toBeNull();
});
