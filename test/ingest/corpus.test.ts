// Real clippings against what careful readers found in them.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/ingest/index.ts';
import { detectLanguage } from '../../src/ingest/tidy/language.ts';
import type { Draft } from '../../src/model/article/draft.ts';
import { CLIPPINGS, CORPUS, corpusNote, hasCorpus } from '../support/corpus.ts';
import { expectInvariants } from './invariants.ts';

interface Expected {
  file: string;
  title: string;
  date: string;
  language: string;
  caption: string | null;
  credit: string | null;
  paragraphs: { text: string; links: { text: string; href: string }[] }[];
  related: string[];
  url: string;
}

async function draftOf(path: string): Promise<Draft> {
  const result = await readDocument({ name: path, bytes: readFileSync(path) });
  if (!result.ok) throw new Error(`${path}: ${result.rejection.message}`);
  const [reading] = result.documents;
  if (!reading || 'rejection' in reading) throw new Error(`${path} holds no article.`);
  return reading.draft;
}

function asExpected(draft: Draft): Omit<Expected, 'file' | 'paragraphs'> & { paragraphs: string[] } {
  const image = draft.blocks.find((block) => block.type === 'image');
  return {
    title: draft.title,
    date: draft.published?.at.slice(0, 10) ?? '',
    language: draft.lang ?? '',
    caption: image?.caption ?? null,
    credit: image?.credit ?? null,
    paragraphs: draft.blocks.filter(({ type }) => type !== 'image' && type !== 'related').map((block) => block.text),
    related: draft.blocks.filter(({ type }) => type === 'related').map((block) => block.text),
    url: draft.url ?? '',
  };
}

/** Links of a caption are the picture's. Dangling ones are `#`, as in the documents. */
function linksOfBody({ links, blocks }: Draft): { text: string; href: string }[] {
  const pictures = blocks.filter((block) => block.type === 'image');
  return links
    .filter((link) => link.kind === 'inline')
    .filter(({ start }) => !pictures.some((picture) => start !== null && start >= picture.start && start < picture.end))
    .map((link) => ({ text: link.anchor, href: addressed(link.href ?? '#') }));
}

/** The expectations were taken before blanks in addresses were written as `%20`. */
function addressed(href: string): string {
  return encodeURI(decodeURI(href)).replace(/^(?:%20)+/u, '');
}

describe.skipIf(!hasCorpus)(`The clippings of the corpus${corpusNote}`, () => {
  const expected: Expected[] = hasCorpus
    ? readFileSync(`${CLIPPINGS}/expected.jsonl`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

  it.each(expected.map((one) => [one.file, one] as const))('%s reads as expected in every field', async (file, one) => {
    const draft = await draftOf(`${CLIPPINGS}/${file}`);
    expect(asExpected(draft)).toEqual({
      title: one.title,
      date: one.date,
      language: one.language,
      caption: one.caption,
      credit: one.credit,
      paragraphs: one.paragraphs.map((paragraph) => paragraph.text),
      related: one.related,
      url: one.url,
    });
    const linked = one.paragraphs.flatMap((paragraph) =>
      paragraph.links.map(({ text, href }) => ({ text, href: addressed(href) })),
    );
    expect(linksOfBody(draft)).toEqual(linked);
  });

  it.each(hasCorpus ? readdirSync(CLIPPINGS).filter((name) => !name.includes('.')) : [])(
    '%s keeps every place',
    async (folder) => {
      for (const name of readdirSync(`${CLIPPINGS}/${folder}`))
        expectInvariants(await draftOf(`${CLIPPINGS}/${folder}/${name}`));
    },
  );

  it('The founding clipping reads as it should', async () => {
    const [name = ''] = readdirSync(`${CLIPPINGS}/moscow-times`);
    const draft = await draftOf(`${CLIPPINGS}/moscow-times/${name}`);
    expect(draft).toMatchObject({
      published: { at: '2025-12-03T00:00:00Z', precision: 'day' },
      source: { name: 'The Moscow Times', host: 'themoscowtimes.com' },
      lang: 'en',
      authors: [],
    });
    expect(draft.blocks.map(({ type }) => type).join(' ')).toBe(
      'image paragraph paragraph paragraph paragraph paragraph related paragraph paragraph paragraph paragraph',
    );
    expect(draft.blocks[0]).toMatchObject({ credit: 'Inna Kukudzhanova / TASS' });
    expect(draft.links.map(({ kind }) => kind)).toEqual(['inline', 'inline', 'related', 'original']);
    expect(draft.text).toContain('nearly $1.3 billion');
  });
});

describe.skipIf(!hasCorpus)(`The blurbs of the corpus, in 55 languages${corpusNote}`, () => {
  const blurbs: { lang: string; blurb: string }[] = hasCorpus
    ? Object.values(
        JSON.parse(readFileSync(`${CORPUS}/blurbs/corpus.json`, 'utf8')) as Record<
          string,
          Record<string, { lang: string; blurb: string }>
        >,
      ).flatMap((subject) => Object.values(subject))
    : [];

  it('keep every place, as articles (every fourth)', async () => {
    for (const { blurb } of blurbs.filter((_, index) => index % 4 === 0)) {
      const document = `Blurb\n\nDecember 3, 2025\n\n${blurb.replace(/<a[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gu, '[$2](<$1>)')}`;
      const result = await readDocument({ name: 'blurb.md', bytes: new TextEncoder().encode(document) });
      if (!result.ok) throw new Error(`${blurb}: ${result.rejection.message}`);
      for (const one of result.documents) if ('draft' in one) expectInvariants(one.draft);
    }
  });

  it('are told by their language, or not at all', () => {
    const told = blurbs.map(({ lang, blurb }) => [lang, detectLanguage('', blurb.replace(/<[^>]*>/gu, ''))] as const);
    const known = told.filter(([lang]) =>
      ['ru', 'en', 'zh', 'pt', 'fr', 'uk', 'pl', 'ar', 'th', 'ko', 'de'].includes(lang),
    );
    const stated = known.filter(([, found]) => found !== null);
    expect(stated.length / known.length).toBeGreaterThan(0.95);
    expect(stated.filter(([lang, found]) => lang === found).length / stated.length).toBeGreaterThan(0.99);
  });
});
