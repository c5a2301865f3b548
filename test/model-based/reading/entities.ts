// The directory of entities, each of them and what belongs to it, and those that were merged.

import { expect } from 'vitest';
import type { ModelArticle } from '../archive.ts';
import { agree } from '../session.ts';
import { publishedAt } from '../views.ts';
import { byId, byText, datesOf, ids, type Reader, type Row, tally } from './reader.ts';

const PARTS = ['', '/articles', '/mentions', '/quotes', '/timeline', '/cooccurring'];

export async function entities(reader: Reader): Promise<void> {
  const { session } = reader;
  const { archive, views } = session;
  const all = [...archive.people.entities.values()];
  const named = all.filter(({ id }) => archive.naming(id).length > 0);
  const gone = all.filter(({ id, mergedInto }) => mergedInto !== undefined && archive.naming(id).length === 0);
  const meant = byId(named.map(({ id }) => views.entity(id)));
  for (const sort of ['articles', 'name', 'recent']) {
    const rows = await reader.all(`/v1/entities?sort=${sort}`);
    agree(byId(rows).map(untold), meant, `entities by ${sort}`);
    const values = rows.map(({ articleCount, name, lastSeen = '' }) =>
      sort === 'articles' ? -articleCount : sort === 'name' ? name.toLowerCase() : lastSeen,
    );
    const ordered = [...values].sort(
      (one, other) => (sort === 'recent' ? -1 : 1) * (one < other ? -1 : one > other ? 1 : 0),
    );
    expect(values, `entities by ${sort}`).toEqual(ordered);
  }
  const there = all.filter((one) => !gone.includes(one));
  expect(ids(await reader.all('/v1/entities?minArticles=0')), 'also those whom nobody names').toEqual(ids(there));
  const many = named.filter(({ id }) => archive.naming(id).length >= 4);
  expect(ids(await reader.all('/v1/entities?minArticles=4&type=person'))).toEqual(
    ids(many.filter(({ type }) => type === 'person')),
  );
  for (const q of ['kopan', 'doristarova', 'tbilisi']) {
    const isIn = (row: Row) => [row.name, ...(row.aliases ?? [])].some((name) => name.toLowerCase().includes(q));
    const found = meant.filter(isIn);
    if (found.length > 0) expect(ids(await reader.all(`/v1/entities?q=${q}`)), q).toEqual(ids(found as never));
    const { data } = await reader.get(`/v1/entities/suggest?q=${q}&limit=20`);
    if (found.length > 0 && found.length < 20) expect(ids(data), `suggestions for ${q}`).toEqual(ids(found as never));
  }
  await reader.each(reader.some(there), (entity) => one(reader, entity.id));
  await reader.each(reader.some(gone, reader.sample / 3), async ({ id, mergedInto }) => {
    for (const part of PARTS) {
      const sent = await session.get(`/v1/entities/${id}${part}`, 308);
      expect(sent.headers.get('location')).toBe(`/v1/entities/${mergedInto}${part}`);
    }
  });
  for (const part of PARTS) await session.get(`/v1/entities/person-nobody-atall${part}`, 404);
}

/** Of what the gazetteer lists the model does not know all. */
export function untold(row: Row): Row {
  if (row.type !== 'place') return row;
  const { aliases, description, sameAs, ...rest } = row;
  return rest;
}

async function one(reader: Reader, id: string): Promise<void> {
  const { archive, views } = reader.session;
  agree(untold(await reader.get(`/v1/entities/${id}`)), views.entity(id), id);
  const naming = archive.naming(id).map((articleId) => archive.article(articleId));
  const articles = await reader.all(`/v1/entities/${id}/articles`);
  expect(ids(articles), `articles of ${id}`).toEqual(ids(naming));
  const mentions = await reader.all(`/v1/entities/${id}/mentions`, 50);
  const places = naming.flatMap((article) =>
    views.mentions(article).flatMap(({ entity, start, end, surface, role = '' }) => {
      return entity.id === id ? `${article.id} ${start} ${end} ${surface} ${role}` : [];
    }),
  );
  expect(
    mentions.map((row) => `${row.articleId} ${row.start} ${row.end} ${row.surface} ${row.role ?? ''}`).sort(byText),
  ).toEqual(places.sort(byText));
  const quotes = naming.flatMap((article) => views.quotes(article).filter(({ speaker }) => speaker.id === id));
  expect(ids(await reader.all(`/v1/entities/${id}/quotes`)), `quotes of ${id}`).toEqual(ids(quotes));
  const { data } = await reader.get(`/v1/entities/${id}/timeline?interval=year`);
  expect(data[0], `timeline of ${id}`).toMatchObject({
    total: naming.length,
    undated: naming.length - datesOf(naming).length,
  });
  expect(filled(data[0].buckets)).toEqual(tally(naming, yearsOf));
  const companions = await reader.all(`/v1/entities/${id}/cooccurring`);
  const together = tally(naming, ({ means }) => [...means.values()].filter((other) => other !== id));
  expect(new Map(companions.map(({ entity, count }) => [entity.id, count])), `companions of ${id}`).toEqual(together);
  for (const { entity, articleCount } of companions)
    expect(articleCount, entity.id).toBe(archive.naming(entity.id).length);
}

export const yearsOf = ({ story }: ModelArticle): string[] => {
  const at = publishedAt(story.date);
  return at === undefined ? [] : [at.slice(0, 4)];
};

/** Those that are not empty, by their years. */
export const filled = (buckets: readonly { start: string; count: number }[]): Map<string, number> =>
  new Map(buckets.filter(({ count }) => count > 0).map(({ start, count }) => [start.slice(0, 4), count]));
