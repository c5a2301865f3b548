// Lists of articles in every order and by every filter, and the articles themselves.

import { expect } from 'vitest';
import { isFrom, type ModelArticle, pageOf } from '../archive.ts';
import { AUTHORS, ELSEWHERE, PAPERS, RARE, SECTIONS, TAGS } from '../cast.ts';
import { agree } from '../session.ts';
import { publishedAt } from '../views.ts';
import { byText, ids, type Reader, type Row, tally } from './reader.ts';

const EVERYTHING = 'body=blocks&include=entities,links,quotes';

/** The words of a story's body. */
const says =
  (word: string) =>
  ({ composed }: ModelArticle) =>
    composed.text.includes(word);

type Fit = (article: ModelArticle) => boolean;
const hasImage: Fit = ({ composed }) => composed.blocks.some(({ type }) => type === 'image');

/** Filters, each with the articles that it finds. */
function filters({ session, articles }: Reader): [string, Fit][] {
  const { random } = session;
  const [section, other] = SECTIONS as [string, string];
  const [tag, second] = TAGS as [string, string];
  const [author, coauthor] = AUTHORS.map(encodeURIComponent) as [string, string];
  const has =
    (id: string): Fit =>
    ({ means }) =>
      [...means.values()].includes(id);
  const quotes =
    (id: string): Fit =>
    (article) =>
      article.composed.sayings.some(({ speaker }) => session.views.meant(article, speaker) === id);
  const named = [...new Set(articles.flatMap(({ means }) => [...means.values()]))];
  const [one, two] = [random.pick(named), random.pick(named)];
  const [host] = Object.keys(PAPERS) as [string];
  const linksTo =
    (fits: (page: string) => boolean): Fit =>
    ({ composed }) =>
      composed.links.some(({ href }) => href !== undefined && fits(pageOf(href)));
  const target = random.pick(articles).pages[0] ?? `https://${ELSEWHERE[0]}/page-1`;
  const dated =
    (from: string, to: string): Fit =>
    ({ story }) => {
      const at = publishedAt(story.date);
      return at !== undefined && at >= from && at < to;
    };
  const few = Array.from({ length: 5 }, () => random.pick(articles).id);
  const [rare, word] = RARE as [string, string];
  return [
    ['section=Local', ({ story }) => story.section === section],
    [`section=Local&section=${other}`, ({ story }) => story.section === section || story.section === other],
    ['sectionNot=Local', ({ story }) => story.section !== section],
    [`tag=${tag}&tag=${second}`, ({ story }) => story.tags.includes(tag) || story.tags.includes(second)],
    [`tagAll=${tag}&tagAll=${second}`, ({ story }) => story.tags.includes(tag) && story.tags.includes(second)],
    [`tagNot=${tag}`, ({ story }) => !story.tags.includes(tag)],
    [`author=${author}`, ({ story }) => story.authors.includes(AUTHORS[0] as string)],
    [
      `authorAll=${author}&authorAll=${coauthor}`,
      ({ story }) => AUTHORS.slice(0, 2).every((name) => story.authors.includes(name)),
    ],
    [`authorNot=${author}`, ({ story }) => !story.authors.includes(AUTHORS[0] as string)],
    [`source=${host}`, (article) => isFrom(article) === host],
    [`sourceNot=${host}`, (article) => isFrom(article) !== host],
    ['lang=en-GB', ({ story }) => story.lang === 'en-GB'],
    ['langNot=en-GB', ({ story }) => story.lang !== 'en-GB'],
    [`entity=${one}&entity=${two}`, (article) => has(one)(article) || has(two)(article)],
    [`entityAll=${one}&entityAll=${two}`, (article) => has(one)(article) && has(two)(article)],
    [`entityNot=${one}`, (article) => !has(one)(article)],
    [`speaker=${one}`, quotes(one)],
    ['hasQuotes=true', ({ composed }) => composed.sayings.length > 0],
    ['hasQuotes=false', ({ composed }) => composed.sayings.length === 0],
    ['hasImage=true', hasImage],
    ['hasImage=false', (article) => !hasImage(article)],
    ['mentionsFrom=2020-01-01', () => false],
    [`linksTo=${ELSEWHERE[0]}`, linksTo((page) => new URL(page).hostname === ELSEWHERE[0])],
    [`linksTo=${encodeURIComponent(target)}`, linksTo((page) => page === target)],
    ['from=2022&to=2023-06', dated('2022-01-01T00:00:00Z', '2023-07-01T00:00:00Z')],
    [`ids=${few.join(',')}`, ({ id }) => few.includes(id)],
    [`q=${rare}`, says(rare)],
    [
      `q=${rare}+OR+${word}&section=Local`,
      (article) => article.story.section === section && (says(rare)(article) || says(word)(article)),
    ],
    [`q=${rare}&hasImage=true`, (article) => says(rare)(article) && hasImage(article)],
    [`q=-${rare}`, (article) => !says(rare)(article)],
    [`q=${rare}&searchIn=title`, () => false],
    ['q=%22filed+note%22&hasQuotes=true', ({ composed }) => composed.sayings.length > 0],
  ];
}

export async function lists(reader: Reader): Promise<void> {
  const { session, articles } = reader;
  const { views } = session;
  const meant = new Map(articles.map((article) => [article.id, views.whole(article)]));
  const orders: Record<string, (row: Row) => string> = {
    newest: ({ publishedAt = '' }) => publishedAt,
    oldest: ({ publishedAt = '' }) => publishedAt,
    updated: ({ updatedAt }) => updatedAt,
    title: ({ title }) => title.toLowerCase(),
  };
  for (const [sort, orderedBy] of Object.entries(orders)) {
    const rows = await reader.all(`/v1/articles?sort=${sort}${sort === 'newest' ? `&${EVERYTHING}` : ''}`);
    const values = rows.map(orderedBy);
    const isDown = sort === 'newest' || sort === 'updated';
    expect(values, sort).toEqual([...values].sort((one, other) => (isDown ? -1 : 1) * byText(one, other)));
    expect(ids(rows), sort).toEqual([...meant.keys()].sort(byText));
    for (const row of rows)
      agree(row, sort === 'newest' ? meant.get(row.id) : cardOf(meant.get(row.id)), `${row.id} in a list`);
  }
  for (const [query, fits] of filters(reader)) {
    const found = articles
      .filter(fits)
      .map(({ id }) => id)
      .sort(byText);
    expect(ids(await reader.all(`/v1/articles?${query}&fields=id`)), query).toEqual(found);
    if (query.startsWith('q=')) {
      expect(ids(await reader.all(`/v1/articles?${query}&fields=id&sort=relevance`, 37)), query).toEqual(found);
    }
    const searched = await session.send('POST', '/v1/articles/search', {
      body: { ...bodyOf(query), limit: 1 },
      scope: null,
    });
    expect(searched.body.page?.total, `${query} ${JSON.stringify(searched.body).slice(0, 300)}`).toBe(found.length);
  }
}

function bodyOf(query: string): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const lists = ['section', 'tag', 'author', 'source', 'lang', 'entity', 'speaker', 'linksTo', 'ids', 'searchIn'];
  for (const [name, value] of new URLSearchParams(query)) {
    const isList = lists.some((one) => name === one || name === `${one}Not` || name === `${one}All`);
    const values = name === 'ids' ? value.split(',') : [value];
    if (isList) body[name] = [...((body[name] as string[]) ?? []), ...values];
    else body[name] = value === 'true' ? true : value === 'false' ? false : value;
  }
  return body;
}

function cardOf(whole: Record<string, unknown> = {}): Record<string, unknown> {
  const { text, blocks, entities, links, quotes, ...card } = whole;
  return card;
}

export async function facets(reader: Reader): Promise<void> {
  const { session, articles } = reader;
  const { archive } = session;
  const named =
    (type: string) =>
    ({ means }: ModelArticle) =>
      [...means.values()].filter((id) => archive.people.entity(id).type === type);
  const valuesOf: Record<string, (article: ModelArticle) => Iterable<string>> = {
    section: ({ story }) => (story.section === undefined ? [] : [story.section]),
    author: ({ story }) => story.authors,
    tag: ({ story }) => story.tags,
    lang: ({ story }) => [story.lang],
    source: (article) => isFrom(article) ?? [],
    entity: ({ means }) => means.values(),
    person: named('person'),
    organization: named('organization'),
    place: named('place'),
    speaker: (article) => article.composed.sayings.map(({ speaker }) => session.views.meant(article, speaker)),
    year: ({ story }) => story.date?.slice(0, 4) ?? [],
    month: ({ story }) => publishedAt(story.date)?.slice(0, 7) ?? [],
    linkHost: ({ composed }) =>
      composed.links.flatMap(({ href }) => (href === undefined ? [] : new URL(pageOf(href)).hostname)),
  };
  // What is one text would be letters.
  valuesOf.source = (article) => [isFrom(article)].filter((host) => host !== null);
  valuesOf.year = ({ story }) => [story.date?.slice(0, 4)].filter((year) => year !== undefined);
  valuesOf.month = ({ story }) => [publishedAt(story.date)?.slice(0, 7)].filter((month) => month !== undefined);
  const names = Object.keys(valuesOf);
  for (const [query, fits] of [
    ['', () => true],
    ['q=basalt', says('basalt')],
  ] as [string, Fit][]) {
    const { facets, histogram } = await reader.get(
      `/v1/articles?limit=1&facet=${names.join(',')}&facetLimit=100&interval=month&${query}`,
    );
    const found = articles.filter(fits);
    for (const name of names) {
      const counts = tally(found, valuesOf[name] as never);
      const shown = (facets[name] as { value: string; count: number }[]).map(({ value, count }) => [value, count]);
      if (counts.size <= 100) expect(new Map(shown as never), `${query} ${name}`).toEqual(counts);
      else {
        const largest = [...counts.values()].sort((one, other) => other - one).slice(0, 100);
        expect(
          shown.map(([, count]) => count),
          `${query} ${name}`,
        ).toEqual(largest);
        for (const [value, count] of shown) expect(count, `${name} ${value}`).toBe(counts.get(value as string));
      }
    }
    const months = tally(found, valuesOf.month as never);
    const buckets = histogram.buckets as { start: string; count: number }[];
    const filled = buckets.filter(({ count }) => count > 0).map(({ start, count }) => [start.slice(0, 7), count]);
    expect(new Map(filled as never), query).toEqual(months);
    expect(histogram.undated, query).toBe(found.length - [...months.values()].reduce((sum, count) => sum + count, 0));
  }
}
