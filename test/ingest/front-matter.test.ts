import { describe, expect, it } from 'vitest';
import { draftOf, readingOf, rejectionOf, warningsOf } from './invariants.ts';

const BODY = 'The council voted on Tuesday to rebuild the bridge. It will take two years and cost more than was said.';
const document = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n\n${BODY}\n`;
const front = (...lines: string[]) => draftOf(document(...lines));

describe('Front matter', () => {
  it('says all that the text does not', async () => {
    const draft = await front(
      'title: Bridge Falls',
      'subtitle: Nobody hurt',
      'date: 2025-12-03T14:30:00+03:00',
      'authors:',
      '  - Jane Doe',
      '  - name: John Roe',
      'section: News',
      'tags: bridges, Oskra, bridges',
      'source: The Moscow Times',
      'language: pt_br',
      'url: https://x.example/falls',
    );
    expect(draft).toMatchObject({
      title: 'Bridge Falls',
      subtitle: 'Nobody hurt',
      published: { at: '2025-12-03T11:30:00Z', precision: 'second' },
      authors: ['Jane Doe', 'John Roe'],
      section: 'News',
      tags: ['bridges', 'Oskra'],
      source: { name: 'The Moscow Times', host: 'x.example' },
      lang: 'pt-BR',
      url: 'https://x.example/falls',
      text: BODY,
    });
  });

  it.each(['canonical', 'canonicalUrl', 'canonical_url', 'canonical-url'])(
    'may state the main address by “%s”',
    async (name) => {
      const draft = await front(
        'title: Bridge Falls',
        'url: https://m.x.example/falls',
        `${name}: https://x.example/falls`,
      );
      expect(draft).toMatchObject({
        url: 'https://m.x.example/falls',
        canonical: 'https://x.example/falls',
        source: { name: 'x.example', host: 'x.example' },
      });
      expect(
        (await warningsOf(document('title: Bridge Falls', `${name}: falls`))).map(({ message }) => message),
      ).toContain('“falls” is not a web address. Write it with https://.');
    },
  );

  it('may state the main address alone, which then is the document’s own', async () => {
    expect(await front('title: Bridge Falls', 'canonical: https://x.example/falls')).toMatchObject({
      url: 'https://x.example/falls',
      canonical: 'https://x.example/falls',
    });
  });

  it('keeps words as they are written, be they numbers or names of values', async () => {
    expect(await front('title: 1984', 'section: yes', 'tags: [2025, on]')).toMatchObject({
      title: '1984',
      section: 'yes',
      tags: ['2025', 'on'],
    });
  });

  it.each([
    ['Jane Doe', ['Jane Doe']],
    ['By Jane Doe and John Roe', ['Jane Doe', 'John Roe']],
    ['Jane Doe, John Roe & Ann Lee', ['Jane Doe', 'John Roe', 'Ann Lee']],
    ['Sam Doe, Jr.', ['Sam Doe, Jr.']],
    ['Centre for Law and Order', ['Centre for Law and Order']],
    ['Reuters, AFP', ['Reuters, AFP']],
  ])('names the authors in “%s”', async (written, authors) => {
    expect((await front('title: Bridge Falls', `author: ${written}`)).authors).toEqual(authors);
  });

  it.each([
    ['The Moscow Times', { name: 'The Moscow Times', host: 'themoscowtimes.com' }],
    ['www.themoscowtimes.com', { name: 'The Moscow Times', host: 'themoscowtimes.com' }],
    ['https://news.x.example/', { name: 'news.x.example', host: 'news.x.example' }],
    ['The Varda Courier', { name: 'The Varda Courier', host: null }],
  ])('names the paper “%s”', async (written, source) => {
    expect((await front('title: Bridge Falls', `source: ${written}`)).source).toEqual(source);
  });

  it('may follow empty lines and may end in dots', async () => {
    expect(await draftOf(`\n\n---\ntitle: Bridge Falls\n...\n${BODY}`)).toMatchObject({
      title: 'Bridge Falls',
      text: BODY,
    });
  });

  it('goes before what the text says, and tells where they differ', async () => {
    const both = `---\ntitle: Bridge Falls\ndate: 2025-12-03\nurl: https://x.example/1\n---\n\n# Bridge falls!\n\nDecember 4, 2025\n\n${BODY}\n\nOriginal url: <https://x.example/2>`;
    const { draft, warnings } = await readingOf(both);
    expect(draft).toMatchObject({
      title: 'Bridge Falls',
      published: { at: '2025-12-03T00:00:00Z' },
      url: 'https://x.example/1',
      text: BODY,
    });
    expect(warnings).toMatchObject([
      { line: 9, message: expect.stringContaining('2025-12-04') },
      { line: 11, message: expect.stringContaining('photo caption') },
      { line: 13, message: expect.stringContaining('https://x.example/2') },
    ]);
  });

  it('keeps another title above the text as a heading', async () => {
    const draft = await draftOf(`---\ntitle: Bridge Falls\n---\n\nOther Words\n\nDecember 4, 2025\n\n${BODY}`);
    expect(draft.blocks).toMatchObject([{ type: 'heading', text: 'Other Words' }, { text: BODY }]);
  });

  it.each([
    ['date: yesterday', 'is not a date'],
    ['date: 2025-02-30', 'not a valid date'],
    ['date: [1, 2]', '“date” in the front matter must be text'],
    ['tags: {a: b}', '“tags” in the front matter must be a list'],
    ['authors: [[Jane]]', '“authors” in the front matter must be a list'],
    ['lang: English', 'not a language code'],
    ['url: x.example', 'not a web address'],
    ['layout: post', 'does not keep'],
    ['section: News\nsection: Sport', 'twice'],
    [`subtitle: ${'a'.repeat(3_000)}`, 'more than 2000 characters'],
  ])('with “%.30s” is read, with a warning of its line', async (line, message) => {
    const [first] = await warningsOf(document('title: Bridge Falls', line));
    expect(first?.message).toContain(message);
    expect(first?.line).toBeGreaterThanOrEqual(3);
  });

  it('that is nearly YAML is read line by line', async () => {
    const { draft, warnings } = await readingOf(document('title: Bridge: It Falls', 'date: "2025-12-03"', 'tags: [a'));
    expect(draft).toMatchObject({ title: 'Bridge: It Falls', published: { at: '2025-12-03T00:00:00Z' }, tags: [] });
    expect(warnings[0]?.message).toContain('not valid YAML');
  });

  it('is not what merely stands between rules', async () => {
    expect((await draftOf(`---\n\nBridge Falls\n\n---\n\n${BODY}`)).title).toBe('Bridge Falls');
    expect((await draftOf(`---\n\nBridge Falls\n\n${BODY}`)).title).toBe('Bridge Falls');
  });

  it('without an end is refused', async () => {
    const endless = `---\n${Array.from({ length: 5_000 }, (_, n) => `key${n}: value`).join('\n')}`;
    expect(await rejectionOf(endless)).toMatchObject({ code: 'front-matter-too-large', line: 1 });
  });

  it.each([
    [
      'an alias bomb',
      `k0: &k0 [x]\n${Array.from({ length: 30 }, (_, n) => `k${n + 1}: &k${n + 1} [*k${n}, *k${n}]`).join('\n')}`,
    ],
    ['an alias of itself', 'a: &a [*a]'],
    ['ten thousand brackets', `a: ${'['.repeat(10_000)}`],
    ['ten thousand mappings', `a: ${'{a: '.repeat(5_000)}`],
    ['names of a prototype', '__proto__: x\nconstructor: y'],
    ['tags of a language', 'a: !!js/function "x"'],
  ])('with %s does no harm', async (_, yaml) => {
    expect(await draftOf(`---\n${yaml}\n---\n\nBridge Falls\n\n${BODY}`)).toMatchObject({
      title: 'Bridge Falls',
      text: BODY,
    });
  });
});
