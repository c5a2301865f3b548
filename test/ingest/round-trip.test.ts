// Drafts written as clippings and read again: what the reader keeps is what was written, whatever the words are.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Draft, DraftLink } from '../../src/model/article/draft.ts';
import type { Block, BlockType } from '../../src/model/text/block.ts';
import { collapseSpace } from '../../src/model/text/text.ts';
import { draftOf } from './invariants.ts';
import { writeClipping } from './writer.ts';

const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...'river bridge council night stone across water had found under'.split(' ')),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...'*star* _line_ [sic] <b> &amp; a\\b #tag + - > | `code` ~~ ! $1.3 don’t “so” (x) ](y) 7. 1) **'.split(' '),
      ...'Тбилиси საქართველო 北京 عربي עברית ไทย é e\u0301 👩‍👩‍👧 ﷺ Å \u00A0n/a\u00A0x http://x.example/a_(b)'.split(
        ' ',
      ),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }) },
);

/** One line, as the reader leaves lines: NFC, single blanks. */
const words = (minLength: number, maxLength: number) =>
  fc.array(word, { minLength, maxLength }).map((all) =>
    all
      .join(' ')
      .toWellFormed()
      .normalize('NFC')
      .replace(/[\p{Cc}\uFEFF\u2028\u2029]/gu, '')
      .replace(/ +/gu, ' ')
      .trim(),
  );

// Long, and with a full stop, so that no sentence is a caption, a date or a by-line.
const sentence = words(16, 30).map((line) => `It ${line} ended.`);
const headline = words(3, 9).map((line) => `When ${line}`);
const name = fc.constantFrom('Ada Quill', 'Bo de Wit', 'Nino Ó Briain', 'Ülo Tamm');
const href = fc.option(fc.constantFrom('https://x.example/a_(b)?c=1&d=2', 'http://y.example/é ü', '/local'), {
  nil: null,
});

type Piece = {
  type: BlockType;
  text: string;
  level?: number;
  caption?: string;
  credit?: string;
  href?: string | null;
  links?: DraftLink[];
};

const paragraph: fc.Arbitrary<Piece> = fc
  .record({
    text: sentence,
    href,
    from: fc.nat({ max: 20 }),
    length: fc.integer({ min: 1, max: 12 }),
    linked: fc.boolean(),
  })
  .map(({ text, href, from, length, linked }) => {
    const start = text.indexOf(' ', from) + 1;
    const end = text.indexOf(' ', start + length);
    const anchor = text.slice(start, end);
    const isWords = start > 0 && end > start && anchor.trim() === anchor;
    return { type: 'paragraph', text, links: linked && isWords ? [{ kind: 'inline', anchor, href, start, end }] : [] };
  });

const piece = fc.oneof<fc.MaybeWeightedArbitrary<Piece>[]>(
  { weight: 5, arbitrary: paragraph },
  fc
    .record({ text: headline, level: fc.integer({ min: 1, max: 6 }) })
    .map((heading) => ({ type: 'heading', ...heading })),
  fc.array(sentence, { minLength: 1, maxLength: 3 }).map((lines) => ({ type: 'quote', text: lines.join('\n') })),
  fc.array(sentence, { minLength: 1, maxLength: 4 }).map((lines) => ({ type: 'list', text: lines.join('\n') })),
  fc.array(sentence, { minLength: 2, maxLength: 2 }).map((lines) => ({ type: 'paragraph', text: lines.join('\n') })),
  sentence.map((text) => ({ type: 'code', text: `  ${text}`.trim() })),
  fc.array(fc.array(headline, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 3 }).map((rows) => ({
    type: 'table',
    text: rows.map((cells) => cells.join('\t')).join('\n'),
  })),
  fc.record({ text: headline, href }).map(({ text, href }) => ({
    type: 'related',
    text,
    href,
    links: [{ kind: 'related', anchor: text, href, start: 0, end: text.length }],
  })),
  sentence.map((caption) => ({ type: 'image', text: caption, caption, href: 'https://x.example/picture.jpg' })),
);

const picture: fc.Arbitrary<Piece> = fc
  .record({ caption: sentence, author: name, agency: fc.constantFrom('TASS', 'Reuters', 'Varda Courier') })
  .map(({ caption, author, agency }) => {
    const credit = `${author} / ${agency}`;
    return { type: 'image', text: `${caption} ${credit}`, caption, credit };
  });

const draft: fc.Arbitrary<Draft> = fc
  .record({
    title: headline.map(collapseSpace),
    authors: fc.uniqueArray(name, { maxLength: 2 }),
    day: fc.option(fc.date({ min: new Date('1600-01-02'), max: new Date('2242-12-30'), noInvalidDate: true }), {
      nil: null,
    }),
    url: fc.option(fc.constantFrom('https://news.example/2025/12/03/a_(b)-c'), { nil: null }),
    picture: fc.option(picture, { nil: null }),
    first: paragraph,
    pieces: fc.array(piece, { maxLength: 8 }),
  })
  .map(({ title, authors, day, url, picture, first, pieces }) => {
    const blocks: Block[] = [];
    const links: DraftLink[] = [];
    let start = 0;
    for (const { links: own = [], href, ...rest } of [...(picture ? [picture] : []), first, ...pieces]) {
      const end = start + rest.text.length;
      blocks.push({ ...rest, start, end, ...(href ? { href } : {}) });
      for (const link of own) links.push({ ...link, start: start + (link.start ?? 0), end: start + (link.end ?? 0) });
      start = end + 2;
    }
    if (url) links.push({ kind: 'original', anchor: url, href: url, start: null, end: null });
    return {
      title,
      subtitle: null,
      authors,
      section: null,
      tags: [],
      lang: null,
      canonical: null,
      published: day && { at: `${day.toISOString().slice(0, 10)}T00:00:00Z`, precision: 'day' },
      url,
      source: null,
      text: blocks.map(({ text }) => text).join('\n\n'),
      blocks,
      links,
    };
  });

it('A draft written as a clipping is read as the same draft', async () => {
  await fc.assert(
    fc.asyncProperty(draft, async (written) => {
      const { lang: _lang, source: _source, ...known } = await draftOf(writeClipping(written));
      const { lang: _noLang, source: _noSource, ...expected } = written;
      expect(known).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

it('Windows line ends and a byte order mark change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(draft, async (written) => {
      const clipping = writeClipping(written);
      expect(await draftOf(`\uFEFF${clipping.replaceAll('\n', '\r\n')}`)).toEqual(await draftOf(clipping));
    }),
    { numRuns: 50 },
  );
});
