// Articles one by one: as they are, as they were, and what belongs to them; and what stays of those that are gone.

import { expect } from 'vitest';
import type { ModelArticle, Version } from '../archive.ts';
import { agree } from '../session.ts';
import { ids, type Reader, type Row } from './reader.ts';

const EVERYTHING = 'include=entities,links,quotes';
const PARTS = [
  '',
  '/entities',
  '/links',
  '/quotes',
  '/backlinks',
  '/related',
  '/revisions',
  '/revisions/1',
  '/diff',
  '/timemap',
];

export async function items(reader: Reader): Promise<void> {
  const { session } = reader;
  const { views, archive } = session;
  const some = reader.some(reader.articles);
  // Those with a history and with a name that others had, too.
  const old = reader.some(reader.articles.filter(({ versions }) => versions.length > 1));
  await reader.each([...new Set([...some, ...old])], async (article) => {
    const { id } = article;
    const whole = views.whole(article);
    const sent = await session.get(`/v1/articles/${id}?${EVERYTHING}`);
    agree(sent.body, whole, id);
    const again = await session.send('GET', `/v1/articles/${id}?${EVERYTHING}`, {
      scope: null,
      headers: { 'if-none-match': sent.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    agree((await reader.get(`/v1/articles/${id}/entities`)).data, whole.entities, `entities of ${id}`);
    agree((await reader.get(`/v1/articles/${id}/links`)).data, whole.links, `links of ${id}`);
    agree((await reader.get(`/v1/articles/${id}/quotes`)).data, whole.quotes, `quotes of ${id}`);
    for (const page of article.pages) {
      agree(await reader.get(`/v1/articles/lookup?url=${encodeURIComponent(page)}&${EVERYTHING}`), whole, page);
    }
    await backlinks(reader, article);
    await history(reader, article);
  });
  await reader.each(reader.some([...archive.tombs.values()], reader.sample / 3), async (tomb) => {
    for (const part of PARTS) {
      const { body } = await session.get(`/v1/articles/${tomb.id}${part}`, 410);
      agree(body.tombstone, views.tomb(tomb), `${tomb.id}${part}`);
    }
    for (const page of archive.pagesOf(tomb.id)) {
      const { body } = await session.get(`/v1/articles/lookup?url=${encodeURIComponent(page)}`, 410);
      agree(body.tombstone, views.tomb(tomb), page);
    }
  });
  for (const part of PARTS) await session.get(`/v1/articles/0000000000000000${part}`, 404);
  await session.get(`/v1/articles/lookup?url=${encodeURIComponent('https://nowhere.example/')}`, 404);
}

async function backlinks(reader: Reader, article: ModelArticle): Promise<void> {
  const { views, archive } = reader.session;
  const { id, pages } = article;
  const leading = [...archive.leadingTo(pages).keys()].filter((from) => from !== id);
  const links = leading.flatMap((from) =>
    views.links(archive.article(from)).filter(({ targetArticleId }) => targetArticleId === id),
  );
  const shown = await reader.all(`/v1/articles/${id}/backlinks`);
  expect(ids(shown), `links to ${id}`).toEqual(ids(links));
  const related = (await reader.get(`/v1/articles/${id}/related?limit=100`)).data as Row[];
  const kinds = new Map<string, string[]>(
    related.map(({ article: one, reasons }) => [one.id, reasons.map((reason: Row) => reason.kind)]),
  );
  expect(kinds.has(id), `${id} is related to itself`).toBe(false);
  for (const { article: one } of related)
    agree(one, views.card(archive.article(one.id)), `${one.id}, related to ${id}`);
  const targets = views.links(article).flatMap(({ targetArticleId }) => targetArticleId ?? []);
  if (related.length < 100) {
    for (const from of leading) expect(kinds.get(from), `${from} links to ${id}`).toContain('backlink');
    for (const to of targets) if (to !== id) expect(kinds.get(to), `${id} links to ${to}`).toContain('link');
  }
}

async function history(reader: Reader, article: ModelArticle): Promise<void> {
  const { session } = reader;
  const { id, versions } = article;
  const newest = [...versions].reverse();
  const shown = (await reader.get(`/v1/articles/${id}/revisions`)).data as Row[];
  expect(shown.map(({ sourceHash, importer, warnings, ...one }) => one)).toEqual(newest.map(revision));
  const seen = (version: Version) => version.snapshot ?? session.views.whole(article);
  for (const version of versions) {
    const {
      article: then,
      sourceHash,
      importer,
      warnings,
      ...about
    } = await reader.get(`/v1/articles/${id}/revisions/${version.revision}?${EVERYTHING}`);
    expect(about).toEqual(revision(version));
    agree(then, seen(version), `${id} at revision ${version.revision}`);
    const last = versions.findLast(({ at }) => at <= version.at) as Version;
    const at = await reader.get(`/v1/articles/${id}?at=${encodeURIComponent(version.at)}&${EVERYTHING}`);
    agree(at, seen(last), `${id} at ${version.at}`);
  }
  await session.get(`/v1/articles/${id}/revisions/${versions.length + 1}`, 404);
  await session.get(`/v1/articles/${id}?at=2001-01-01T00:00:00Z`, 404);
  const map = await reader.get(`/v1/articles/${id}/timemap?format=json`);
  expect(
    JSON.stringify(map).match(/\?revision=\d+|\/revisions\/\d+/g)?.length ?? 0,
    `the time map of ${id}`,
  ).toBeGreaterThan(0);
  const [from, to] = [session.random.pick(versions), session.random.pick(versions)];
  const diff = await reader.get(`/v1/articles/${id}/diff?from=${from.revision}&to=${to.revision}`);
  for (const [side, version, left] of [
    ['from', from, 'insert'],
    ['to', to, 'delete'],
  ] as const) {
    expect(diff[side]).toEqual({ revision: version.revision, at: version.at, textHash: version.textHash });
    for (const [part, whole] of [
      ['title', version.title],
      ['text', seen(version).text],
    ] as const) {
      const words = (diff[part] as Row[]).map(({ op, text, newText }) => {
        if (op === left) return '';
        return op === 'replace' && side === 'to' ? newText : text;
      });
      expect(words.join(''), `${part} of ${id}, ${side} ${version.revision}`).toBe(whole);
    }
  }
  const fields = (['section', 'tags', 'authors', 'lang', 'subtitle', 'publishedDate', 'originalUrl'] as const).filter(
    (field) => {
      return JSON.stringify(seen(from)[field]) !== JSON.stringify(seen(to)[field]);
    },
  );
  const changed = (diff.fields as { field: string }[]).map(({ field }) => field).filter((field) => field !== 'source');
  expect(changed.sort(), `fields of ${id} from ${from.revision} to ${to.revision}`).toEqual([...fields].sort());
}

const revision = ({ revision, at, title, textHash, reason, note }: Version) => ({
  revision,
  at,
  title,
  textHash,
  ...(reason !== undefined && { reason }),
  ...(note !== undefined && { note }),
});
