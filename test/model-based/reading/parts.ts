// Quotes and links of all articles, what articles are filed under, and the archive at a glance.

import { expect } from 'vitest';
import { hostOf, isFrom, type ModelArticle, pageOf } from '../archive.ts';
import { ELSEWHERE } from '../cast.ts';
import { personId } from '../people.ts';
import { agree } from '../session.ts';
import { plain, publishedAt } from '../views.ts';
import { filled, yearsOf } from './entities.ts';
import { byId, byText, datesOf, ids, type Reader, type Row, tally } from './reader.ts';

export const quotesOf = ({ session, articles }: Reader) =>
  articles.flatMap((article) =>
    session.views
      .quotes(article)
      .map((quote) =>
        plain({ ...quote, articleTitle: article.story.title, publishedAt: publishedAt(article.story.date) }),
      ),
  );

export async function quotes(reader: Reader): Promise<void> {
  const { session } = reader;
  const all = quotesOf(reader);
  for (const sort of ['newest', 'oldest']) {
    const rows = await reader.all(`/v1/quotes?sort=${sort}`);
    agree(byId(rows), byId(all), `quotes, the ${sort} first`);
    const dates = rows.map((row) => row.publishedAt ?? '');
    expect(dates).toEqual([...dates].sort((one, other) => (sort === 'newest' ? -1 : 1) * byText(one, other)));
  }
  const speaker = session.random.pick(all).speaker.id;
  const filters: [string, (quote: (typeof all)[number]) => boolean][] = [
    [`speaker=${speaker}`, (quote) => quote.speaker.id === speaker],
    ['attributed=false', () => false],
    ['kind=indirect', () => false],
    [`about=${speaker}`, () => false],
    ['q=lighthouse', ({ text }) => text.includes('lighthouse')],
    ['from=2023', ({ publishedAt = '' }) => publishedAt >= '2023'],
    ['section=Sea', ({ articleId }) => session.archive.article(articleId).story.section === 'Sea'],
  ];
  for (const [query, fits] of filters) {
    expect(ids(await reader.all(`/v1/quotes?${query}`)), query).toEqual(ids(all.filter(fits)));
  }
}

export async function links(reader: Reader): Promise<void> {
  const { session, articles } = reader;
  const all = articles.flatMap((article) => session.views.links(article));
  agree(byId(await reader.all('/v1/links')), byId(all), 'links');
  const { articleId, targetArticleId } = session.random.pick(all.filter(({ state }) => state === 'resolved'));
  const host = ELSEWHERE[0] as string;
  const filters: [string, (link: (typeof all)[number]) => boolean][] = [
    ['state=resolved', ({ state }) => state === 'resolved'],
    ['state=dangling', ({ state }) => state === 'dangling'],
    ['kind=original', ({ kind }) => kind === 'original'],
    [`host=${host}`, (link) => link.host === host],
    [`articleId=${articleId}`, (link) => link.articleId === articleId],
    [`targetArticleId=${targetArticleId}`, (link) => link.targetArticleId === targetArticleId],
  ];
  for (const [query, fits] of filters) {
    expect(ids(await reader.all(`/v1/links?${query}`)), query).toEqual(ids(all.filter(fits)));
  }
  const inline = all.filter(({ kind, href }) => kind !== 'original' && href !== undefined);
  const wanted = new Map<string, { links: number; articles: Set<string> }>();
  for (const link of inline.filter(({ state }) => state === 'external')) {
    const page = pageOf(link.href ?? '');
    const known = wanted.get(page) ?? { links: 0, articles: new Set() };
    known.links++;
    wanted.set(page, { ...known, articles: known.articles.add(link.articleId) });
  }
  const shown = (await reader.all('/v1/links?state=wanted')).map(({ wanted: { url, linkCount, articleCount } }) =>
    [url, linkCount, articleCount].join(' '),
  );
  expect(shown.sort(byText)).toEqual(
    [...wanted].map(([page, one]) => [page, one.links, one.articles.size].join(' ')).sort(byText),
  );
  const hosts = await reader.all('/v1/links/hosts?interval=year');
  const counts = new Map(hosts.map(({ host: name, linkCount }) => [name, linkCount]));
  const linked = new Map<string, number>();
  for (const link of inline) linked.set(link.host ?? '', (linked.get(link.host ?? '') ?? 0) + 1);
  expect(counts, 'links by host').toEqual(linked);
  for (const { host: name, articleCount, timeline, undated } of hosts) {
    const leading = articles.filter(({ composed }) =>
      composed.links.some(({ href }) => href !== undefined && hostOf(href) === name),
    );
    expect([articleCount, undated], name).toEqual([leading.length, leading.length - datesOf(leading).length]);
    expect(filled(timeline), name).toEqual(tally(leading, yearsOf));
  }
}

export async function terms(reader: Reader): Promise<void> {
  const { archive } = reader.session;
  const kinds: [string, (article: ModelArticle) => string[], (value: string) => object][] = [
    ['/v1/sections', ({ story }) => (story.section === undefined ? [] : [story.section]), (name) => ({ name })],
    ['/v1/tags', ({ story }) => story.tags, (name) => ({ name })],
    ['/v1/authors', ({ story }) => story.authors, (name) => ({ name, entityId: personId(name) })],
    [
      '/v1/sources',
      (article) => [isFrom(article)].filter((host) => host !== null),
      (host) => ({ id: host, name: archive.papers.get(host), host }),
    ],
  ];
  for (const [path, valuesOf, show] of kinds) {
    const meant = [...tally(reader.articles, valuesOf)].map(([value, articleCount]) => {
      const dates = datesOf(reader.articles.filter((article) => valuesOf(article).includes(value)));
      return plain({ ...show(value), articleCount, firstPublishedAt: dates[0], lastPublishedAt: dates.at(-1) });
    });
    const byName = (rows: Row[]) => [...rows].sort((one, other) => byText(one.name, other.name));
    for (const sort of ['articles', 'name'])
      expect(byName(await reader.all(`${path}?sort=${sort}`, 3)), path).toEqual(byName(meant));
  }
}

export async function statistics(reader: Reader): Promise<void> {
  const { articles, session } = reader;
  const { archive, views } = session;
  const { data } = await reader.get('/v1/stats/overview');
  const dates = datesOf(articles);
  expect(data.articles).toEqual({
    total: articles.length,
    dated: dates.length,
    withImage: articles.filter(({ composed }) => composed.blocks.some(({ type }) => type === 'image')).length,
    firstPublishedAt: dates[0],
    lastPublishedAt: dates.at(-1),
  });
  const named = [...archive.people.entities.values()].filter(({ id }) => archive.naming(id).length > 0);
  expect(data.entities).toMatchObject({
    total: named.length,
    person: named.filter(({ type }) => type === 'person').length,
    place: named.filter(({ type }) => type === 'place').length,
    mentions: articles.reduce((sum, { composed }) => sum + composed.namings.length, 0),
  });
  const links = articles.flatMap((article) => views.links(article)).filter(({ kind }) => kind !== 'original');
  const inState = (name: string) => links.filter(({ state }) => state === name).length;
  expect(data.links).toMatchObject({
    total: links.length,
    resolved: inState('resolved'),
    external: inState('external'),
    dangling: inState('dangling'),
  });
  const langs = tally(articles, ({ story }) => [story.lang]);
  expect(new Map(data.languages.map((one: Row) => [one.lang, one.articleCount]))).toEqual(langs);

  const timeline = await reader.get('/v1/stats/timeline?interval=year&q=wolfram&q=marl&normalize=share');
  const years = tally(articles, yearsOf);
  for (const [at, word] of ['wolfram', 'marl'].entries()) {
    const found = articles.filter(({ composed }) => composed.text.includes(word));
    const series = timeline.data[at];
    expect([series.q, series.total, series.undated]).toEqual([
      word,
      found.length,
      found.length - datesOf(found).length,
    ]);
    expect(filled(series.buckets), word).toEqual(tally(found, yearsOf));
    for (const { start, count, share } of series.buckets) {
      const all = years.get(start.slice(0, 4)) ?? 0;
      expect(share, `${word} ${start}`).toBeCloseTo(all === 0 ? 0 : count / all, 10);
    }
  }
}
