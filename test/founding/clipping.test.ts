// The clipping the project was founded on, by its front door: imported from its file, read back over HTTP.

import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import { findDocuments } from '../../src/commands/find-documents.ts';
import { importDocuments } from '../../src/commands/import-documents.ts';
import type { Article } from '../../src/model/article/article.ts';
import { CLIPPINGS, corpusNote, hasCorpus } from '../support/corpus.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const folder = `${CLIPPINGS}/moscow-times`;
const URL_OF_IT =
  'https://www.themoscowtimes.com/2025/12/03/georgia-says-breakaway-regions-non-negotiable-in-any-restoration-of-ties-with-russia-a91325';

describe.skipIf(!hasCorpus)(`The founding clipping${corpusNote}`, () => {
  let opened: TestStore;
  let server: TestServer;
  let article: Article;

  beforeAll(async () => {
    opened = openTestStore();
    const documents = findDocuments([folder], { maxBytes: 1e6 });
    const report = await importDocuments(opened.store, documents, {
      enricher: inlineEnricher(),
      now: () => new Date(),
    });
    expect(report).toMatchObject({ created: 1, rejected: 0 });
    server = await startServer({ store: opened.store });
    const reply = await supertest(server.url)
      .get('/v1/articles/lookup')
      .query({ url: URL_OF_IT, include: ['entities', 'links', 'media'] })
      .expect(200);
    article = reply.body;
  });
  afterAll(async () => {
    await server?.close();
    await opened?.remove();
  });

  it('has its title, date, source, language and address', () => {
    expect(article).toMatchObject({
      title: 'Georgia Says Breakaway Regions ‘Non-Negotiable’ in Any Restoration of Ties With Russia',
      publishedAt: '2025-12-03T00:00:00Z',
      publishedDate: '2025-12-03',
      publishedPrecision: 'day',
      source: { name: 'The Moscow Times', host: 'themoscowtimes.com' },
      lang: 'en',
      originalUrl: URL_OF_IT,
    });
  });

  it('has its picture', () => {
    expect(article.media).toMatchObject([
      { caption: "Georgia's Prime Minister Irakli Kobakhidze.", credit: 'Inna Kukudzhanova / TASS' },
    ]);
  });

  it('has its nine paragraphs in order and whole', () => {
    const paragraphs = article.blocks?.filter((block) => block.type === 'paragraph') ?? [];
    expect(paragraphs).toHaveLength(9);
    expect(paragraphs[0]?.text.startsWith('Georgia will not restore')).toBe(true);
    expect(paragraphs[7]?.text).toContain('nearly $1.3 billion in');
    expect(paragraphs[8]?.text.endsWith('NATO and the European Union.')).toBe(true);
    for (const block of article.blocks ?? []) expect(article.text?.slice(block.start, block.end)).toBe(block.text);
  });

  it('has its links, at their places', () => {
    const links = article.links ?? [];
    expect(links.filter((link) => link.kind === 'inline')).toMatchObject([
      { anchor: 'said', state: 'dangling' },
      { anchor: 'told', state: 'dangling' },
    ]);
    expect(links.filter((link) => link.kind === 'related')).toMatchObject([
      { anchor: 'Did Russia Really Have a Gasoline Crisis? New Data Suggests Otherwise.', state: 'dangling' },
    ]);
    expect(links.filter((link) => link.kind === 'original')).toMatchObject([{ href: URL_OF_IT }]);
    for (const { start, end, anchor } of links)
      if (start !== undefined) expect(article.text?.slice(start, end)).toBe(anchor);
  });

  it('names whom and what it names, and nobody else', () => {
    const named = new Map(article.entities?.map((mention) => [mention.entity.name, mention.entity.type]));
    const expected = {
      'Irakli Kobakhidze': 'person',
      'Petre Mamradze': 'person',
      'Inna Kukudzhanova': 'person',
      Georgia: 'place',
      Russia: 'place',
      Abkhazia: 'place',
      'South Ossetia': 'place',
      Tbilisi: 'place',
      Moscow: 'place',
      Interfax: 'organization',
      TASS: 'organization',
      Izvestia: 'organization',
      NATO: 'organization',
      'European Union': 'organization',
    };
    expect(Object.fromEntries(named)).toMatchObject(expected);
    const people = [...named].filter(([, type]) => type === 'person').map(([name]) => name);
    expect(people.sort()).toEqual(['Inna Kukudzhanova', 'Irakli Kobakhidze', 'Petre Mamradze']);
    for (const { in: place, start, end, surface } of article.entities ?? []) {
      expect((place === 'title' ? article.title : article.text)?.slice(start, end)).toBe(surface);
    }
  });

  it('knows one person under both forms of his name, with his role', async () => {
    const { body } = await supertest(server.url).get('/v1/entities').query({ q: 'kobakhidze' }).expect(200);
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({ name: 'Irakli Kobakhidze', aliases: ['Kobakhidze'] });
    expect(body.data[0].roles).toContain('Prime Minister');
  });
});
