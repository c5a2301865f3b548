// Clippings, by golden pairs and by the ways in which one differs from another.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { draftOf, readingOf, rejectionOf, warningsOf } from './invariants.ts';

const DOCUMENTS = new URL('../fixtures/documents/', import.meta.url);
const GOLDEN = readdirSync(DOCUMENTS)
  .filter((name) => name.endsWith('.md'))
  .map((name) => [name, name.replace(/md$/, 'draft.json')] as const);

const BODY = 'The council voted on Tuesday to rebuild the bridge. It will take two years and cost more than was said.';
const HEAD = 'Bridge Falls\n\nDecember 3, 2025\n\n\n\n';
const under = (...paragraphs: string[]) => draftOf(HEAD + paragraphs.join('\n\n'));
const types = async (document: string) => (await draftOf(document)).blocks.map(({ type, text }) => `${type}: ${text}`);

describe('A document is read', () => {
  it.each(GOLDEN)('%s to %s', async (document, draft) => {
    const expected = JSON.parse(readFileSync(new URL(draft, DOCUMENTS), 'utf8'));
    expect((await readingOf(readFileSync(new URL(document, DOCUMENTS)))).draft).toEqual(expected);
  });

  it('by an importer that is named, with the hash of its bytes', async () => {
    const { importer, sourceHash } = await readingOf(HEAD + BODY);
    expect(importer).toBe('clipping/1');
    expect(sourceHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('The title', () => {
  it.each([
    ['is the first line', 'Bridge Falls'],
    ['may be a heading', '# Bridge Falls'],
    ['may be underlined', 'Bridge Falls\n============'],
    ['may be in bold', '**Bridge Falls**'],
    ['may run over two lines', 'Bridge\nFalls'],
    ['may be broken by hand', 'Bridge\\\nFalls'],
    ['has no id', '# Bridge Falls {#bridge-falls .title}'],
    ['may stand under a picture', '![A bridge](https://x.example/a.jpg)\n\nBridge Falls'],
  ])('%s', async (_, title) => {
    expect(await draftOf(`${title}\n\nDecember 3, 2025\n\n${BODY}`)).toMatchObject({
      title: 'Bridge Falls',
      published: { at: '2025-12-03T00:00:00Z' },
    });
  });

  it('may be a link to the article, which is its address for want of another', async () => {
    const draft = await draftOf(`[Bridge Falls](https://x.example/falls)\n\n${BODY}`);
    expect(draft).toMatchObject({ title: 'Bridge Falls', url: 'https://x.example/falls' });
    expect(draft.links).toEqual([
      { kind: 'original', anchor: 'Bridge Falls', href: 'https://x.example/falls', start: null, end: null },
    ]);
  });

  it.each([
    ['a date', `December 3, 2025\n\n${BODY}`],
    ['a list', `- one\n- two\n\n${BODY}`],
    ['a whole story', `${BODY.repeat(6)}\n\n${BODY}`],
    ['a related line', `Related article: [Other](#)\n\n${BODY}`],
  ])('is not %s', async (_, document) => {
    expect(await rejectionOf(document)).toMatchObject({ code: 'no-title', line: 1 });
  });

  it('alone is no article', async () => {
    expect(await rejectionOf('Bridge Falls\n\nDecember 3, 2025')).toMatchObject({ code: 'no-body' });
  });
});

describe('Under the title', () => {
  it.each([
    ['a by-line above the date', 'By Jane Doe\n\nDecember 3, 2025'],
    ['a by-line below the date', 'December 3, 2025\n\n*By Jane Doe*'],
    ['both in one line', 'By Jane Doe | December 3, 2025'],
    ['both in one line, the other way round', 'December 3, 2025, by Jane Doe'],
    ['both in one paragraph', 'By Jane Doe\nDecember 3, 2025'],
    ['both, broken by hand', '**By Jane Doe**\\\nPublished: December 3, 2025'],
  ])('stands %s', async (_, lines) => {
    expect(await draftOf(`Bridge Falls\n\n${lines}\n\n${BODY}`)).toMatchObject({
      authors: ['Jane Doe'],
      published: { at: '2025-12-03T00:00:00Z', precision: 'day' },
      text: BODY,
    });
  });

  it('all may follow without an empty line', async () => {
    const draft = await draftOf(`Bridge Falls\nDecember 3, 2025\nBy Jane Doe and John Roe\n\n${BODY}`);
    expect(draft).toMatchObject({ title: 'Bridge Falls', authors: ['Jane Doe', 'John Roe'], text: BODY });
  });

  it('a by-line that says more stays in the text as well', async () => {
    const draft = await draftOf(`Bridge Falls\n\nBy Jane Doe, Staff Writer\n\nDecember 3, 2025\n\n${BODY}`);
    expect(draft).toMatchObject({ authors: ['Jane Doe'], text: `By Jane Doe, Staff Writer\n\n${BODY}` });
  });

  it('a sentence that begins like a by-line is none', async () => {
    expect((await under('By Friday Night', BODY)).authors).toEqual([]);
    expect((await under('By noon the water had reached the mill.', BODY)).authors).toEqual([]);
  });

  it('a line above the date is the subtitle', async () => {
    const draft = await draftOf(`# Bridge Falls\n\n## Nobody was hurt\n\nDecember 3, 2025\n\n${BODY}`);
    expect(draft).toMatchObject({ subtitle: 'Nobody was hurt', text: BODY });
  });

  it('a caption may stand above the date', async () => {
    expect(await types(`Bridge Falls\n\nThe bridge. **Ann Lee / AP**\n\nDecember 3, 2025\n\n${BODY}`)).toEqual([
      'image: The bridge. Ann Lee / AP',
      `paragraph: ${BODY}`,
    ]);
  });

  it('a sentence that begins with a date is not the date', async () => {
    const document = `Bridge Falls\n\nDecember 3, 2025 was a bad day for the bridge.\n\n${BODY}`;
    expect((await draftOf(document)).published).toBeNull();
    expect((await warningsOf(document))[0]).toMatchObject({ line: 2, message: expect.stringContaining('no date') });
  });

  it('a date that does not exist is told and stays in the text', async () => {
    const document = `Bridge Falls\n\nFebruary 30, 2025\n\n${BODY}`;
    expect(await draftOf(document)).toMatchObject({ published: null, text: `February 30, 2025\n\n${BODY}` });
    expect((await warningsOf(document))[0]).toMatchObject({
      line: 3,
      message: expect.stringContaining('February 30, 2025'),
    });
  });

  it('the date of publication counts, not that of a change', async () => {
    const document = `Bridge Falls\n\nUpdated: 4 December 2025\n\nPublished: 3 December 2025\n\n${BODY}`;
    expect((await draftOf(document)).published?.at).toBe('2025-12-03T00:00:00Z');
    expect((await warningsOf(document))[0]?.message).toContain('two dates');
  });
});

describe('A caption', () => {
  it.each([
    ['in bold', 'The bridge. **Ann Lee / AP**'],
    ['in bold, after a break', 'The bridge.\\\n**Ann Lee / AP**'],
    ['in bold, without a blank', 'The bridge.**Ann Lee / AP**'],
    ['in bold, in two parts', 'The bridge. **Ann Lee** **/ AP**'],
    ['in bold and linked', 'The bridge. [**Ann Lee / AP**](https://ap.example)'],
    ['in bold, partly linked', 'The bridge. **[Ann Lee](https://ap.example) / AP**'],
    ['in italics', 'The bridge. *Ann Lee / AP*'],
    ['in plain type', 'The bridge. Ann Lee / AP'],
    ['of a picture', '![The bridge. Ann Lee / AP](https://x.example/a.jpg)'],
    ['under a picture', '![](https://x.example/a.jpg)\n\nThe bridge. **Ann Lee / AP**'],
    ['beside a picture', '![bridge](https://x.example/a.jpg) The bridge. **Ann Lee / AP**'],
  ])('has a credit %s', async (_, caption) => {
    const { blocks } = await under(caption, BODY);
    expect(blocks).toHaveLength(2);
    expect(blocks[0]).toMatchObject({ type: 'image', caption: 'The bridge.', credit: 'Ann Lee / AP' });
  });

  it.each(['Social media', 'kremlin.example', 'Press service of the mayor', 'Telegram / @bridges', 'Ülo Tamm'])(
    'in its place has whatever is in bold for its credit: %s',
    async (credit) => {
      expect((await under(`The bridge. **${credit}**`, BODY)).blocks[0]).toMatchObject({ type: 'image', credit });
    },
  );

  it.each([
    ['names its maker in words', 'The bridge at noon. Image: Joshua B. Lee.'],
    ['names a service in words', 'The bridge at noon Image: Twitter / Ann Lee.'],
    ['names an agency in brackets', 'The bridge at noon. (AP Photo/Ann Lee)'],
    ['is no sentence', 'The old bridge across the Oskra at noon'],
    ['begins in the middle', 'piers of the old bridge in 2008.'],
    ['says that it is from file', 'Lantern Bridge in winter, from file.'],
  ])('without type %s and has no credit', async (_, caption) => {
    const text = caption.replaceAll('**', '');
    expect((await under(caption, BODY)).blocks[0]).toEqual({
      type: 'image',
      start: 0,
      end: text.length,
      text,
      caption: text,
    });
  });

  it('may be a credit alone', async () => {
    expect((await under('**Ann Lee / AP**', BODY)).blocks[0]).toMatchObject({ type: 'image', credit: 'Ann Lee / AP' });
  });

  it('may stand anywhere, if its credit is one beyond doubt', async () => {
    expect((await types(`${HEAD}${BODY}\n\nThe mill. **Bo Roe / Reuters**\n\n${BODY}`))[1]).toBe(
      'image: The mill. Bo Roe / Reuters',
    );
  });

  it.each([
    ['a first sentence', 'It rained for nine days.'],
    ['a standfirst in bold', '**The bridge that everybody loved is gone, and nobody knows why**'],
    ['a question', 'Who builds bridges?'],
    ['a quotation set apart', '“We were never told”'],
    ['a line that ends in a colon', 'What is known:'],
  ])('is not %s', async (_, paragraph) => {
    expect((await under(paragraph, BODY)).blocks.map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
  });

  it.each([
    'We must **act now**',
    '**What happened next**',
    '**Yes / No**',
    'Follow us on **Telegram**',
    'He had it from *Reuters*',
    'The piers. Image: Ann Lee.',
  ])('in the middle of a story is not: %s', async (paragraph) => {
    expect((await under(BODY, paragraph, BODY)).blocks[1]?.type).toBe('paragraph');
  });

  it('that is all there is under a title is the text', async () => {
    expect((await under('The old bridge at noon')).blocks[0]?.type).toBe('paragraph');
  });

  it('links in its credit are the credit’s, around a picture the picture’s', async () => {
    const document = `${HEAD}[![The bridge](/a.jpg)](https://x.example/big)\n\nThe mill. Image: [Ann](#).\n\n${BODY}`;
    expect((await draftOf(document)).links).toMatchObject([
      { kind: 'image', anchor: 'The bridge', href: 'https://x.example/big' },
      { kind: 'credit', anchor: 'Ann', href: null },
    ]);
    expect((await under('The mill. Image: [Ann](https://x.example/ann).', BODY)).links).toMatchObject([
      { kind: 'credit' },
    ]);
  });

  it('missing is told', async () => {
    expect(await warningsOf(HEAD + BODY)).toContainEqual({ message: 'The document has no photo caption.', line: 7 });
  });
});

describe('A related article', () => {
  it.each([
    'Related article: [One](#)',
    '**Related article:** [One](#)',
    '*Related Articles: [One](#).*',
    'READ ALSO: “[One](#)”',
    'See also:\n[One](#)',
    'Related article:\n\n[One](#)',
    'Related:\n\n- [One](#)',
  ])('is %j', async (line) => {
    const { blocks, links } = await under(BODY, line, BODY);
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'related', 'paragraph']);
    expect(blocks[1]?.text).toBe('One');
    expect(links).toEqual([
      { kind: 'related', anchor: 'One', href: null, start: BODY.length + 2, end: BODY.length + 5 },
    ]);
  });

  it('may be one of several', async () => {
    const { blocks } = await under(BODY, 'Read also: [One](https://x.example/1), [Two](#) and [Three](#)');
    expect(blocks.slice(1)).toMatchObject([
      { type: 'related', text: 'One', href: 'https://x.example/1' },
      { type: 'related', text: 'Two' },
      { type: 'related', text: 'Three' },
    ]);
  });

  it.each([
    'Related article: without a link',
    'See also: the [report](#) of the ministry',
    'Related articles are listed below.',
    'The minister said: [no](#)',
  ])('is not %j', async (line) => {
    expect((await under(BODY, line)).blocks[1]?.type).toBe('paragraph');
  });
});

describe('The document’s own address', () => {
  const url = 'https://www.x.example/a_b_(c)?d=1&e=2';
  it.each([
    `Original url:\n\n<${url}>`,
    `Original url:\n\n<${url}>\n`,
    `Original url: <${url}>`,
    `Original URL:\\\n<${url}>`,
    `Original url:\n<${url}>`,
    `**Original url:** ${url}`,
    `Original url:\n\n${url}`,
    `Original url: [read it there](${url})`,
    `Originally published: <${url}>`,
    `Source: ${url}`,
    `URL: <${url}>`,
  ])('is read from %j', async (lines) => {
    const draft = await under(BODY, lines);
    expect(draft).toMatchObject({ url, text: BODY, source: { name: 'x.example', host: 'x.example' } });
    expect(draft.links).toMatchObject([{ kind: 'original', href: url, start: null, end: null }]);
  });

  it('may stand above related articles', async () => {
    expect(await under(BODY, `Original url: <${url}>`, 'Related article: [One](#)')).toMatchObject({ url });
  });

  it('is not a source in words, nor one within the text', async () => {
    expect(await under(BODY, 'Source: Reuters')).toMatchObject({ url: null, text: `${BODY}\n\nSource: Reuters` });
    expect((await under(BODY, `Source: <${url}>`, BODY)).url).toBeNull();
  });

  it('without an address is told', async () => {
    expect(await warningsOf(`${HEAD}${BODY}\n\nOriginal url:`)).toContainEqual({
      message: expect.stringContaining('No address follows'),
      line: 9,
    });
    expect(await warningsOf(`${HEAD}${BODY}\n\nOriginal url: [here](#)`)).toContainEqual({
      message: expect.stringContaining('was lost'),
      line: 9,
    });
    expect((await warningsOf(HEAD + BODY)).at(-1)?.message).toContain('“Original url:” line');
  });

  it('stated twice is told, and the second stays in the text', async () => {
    const document = `${HEAD}${BODY}\n\nOriginal url: <${url}>\n\nOriginal url:\n\n<https://y.example>`;
    expect(await draftOf(document)).toMatchObject({ url, text: `${BODY}\n\nOriginal url:\n\nhttps://y.example` });
    expect((await warningsOf(document)).some(({ message }) => message.includes('twice'))).toBe(true);
  });
});

describe('Text', () => {
  it.each([
    ['escapes', "\\$1.3 billion\\... it\\'s \\[sic\\] 5 \\> 3 \\#1 a\\_b", "$1.3 billion... it's [sic] 5 > 3 #1 a_b"],
    ['entities', 'caf&eacute; &amp; &#8220;co&#8221; &#146;', 'café & “co” ’'],
    ['pandoc’s no-break blanks', '5\\ km', '5\u00A0km'],
    ['runs of blanks', 'a   b\tc\nd', 'a b c d'],
    ['breaks by hand', 'Lantern Street 7\\\nVarda  \nThe North', 'Lantern Street 7\nVarda\nThe North'],
    ['emphasis', 'a **b *c*** ***d*** `e` f', 'a b c d e f'],
    ['tags', 'a <b>b</b><br>c <name withheld> <!-- no --> d', 'a b\nc <name withheld> d'],
    ['no sentence that begins with a year', '1991. That was the year.', '1991. That was the year.'],
    ['no indented paragraph', '    Not a program.', 'Not a program.'],
    ['no note that looks like an address', '[Note]: yes', '[Note]: yes'],
    ['accents put together late', 'e&#769;', 'é'],
    ['Windows’ own characters', '\u0093so\u0094 \u0096 \u0080', '“so” – €'],
  ])('is freed of %s', async (_, written, text) => {
    expect((await under(BODY, written)).blocks[1]).toMatchObject({ type: 'paragraph', text });
  });

  it('keeps a paragraph over a rule a paragraph', async () => {
    expect((await types(`${HEAD}${BODY}\n\n${BODY.repeat(4)}\n---\n\n${BODY}`))[1]).toBe(
      `paragraph: ${BODY.repeat(4)}`,
    );
  });

  it('keeps words between tags, and tells that tags were left out', async () => {
    const document = `${HEAD}<figure><img src="a.jpg"><figcaption>A *mill*</figcaption></figure>\n\n${BODY}`;
    expect((await draftOf(document)).text).toContain('A mill');
    expect((await warningsOf(document))[0]).toMatchObject({ line: 7, message: expect.stringContaining('HTML') });
  });
});

describe('A link', () => {
  it.each([
    ['#', null],
    ['#note', null],
    ['', null],
    ['javascript:alert(1)', null],
    ['<java&#10;script:alert(1)>', null],
    ['data:text/html,x', null],
    ['http://[', null],
    ['/news/1', '/news/1'],
    ['https://x.example/a_(b)', 'https://x.example/a_(b)'],
    ['%20https://x.example/a%20', 'https://x.example/a'],
    ['<https://x.example/a b> "Title"', 'https://x.example/a b'],
    ['mailto:a@x.example', 'mailto:a@x.example'],
  ])('to %j leads to %j', async (target, href) => {
    expect((await under(BODY, `Look [there](${target}) now.`)).links).toMatchObject([{ anchor: 'there', href }]);
  });

  it('has its words without blanks around them', async () => {
    expect((await under(BODY, 'Look [ there ](#), *[**b**&nbsp;c](#)*')).links.map(({ anchor }) => anchor)).toEqual([
      'there',
      'b\u00A0c',
    ]);
  });

  it('may be defined elsewhere', async () => {
    expect((await under(BODY, '[Look][there], [there].', '[there]: https://x.example')).links).toMatchObject([
      { anchor: 'Look', href: 'https://x.example' },
      { anchor: 'there', href: 'https://x.example' },
    ]);
  });

  it('has no attributes of pandoc’s in its words or behind them', async () => {
    expect((await under(BODY, '[a](https://x.example){.external target="_blank"}, b')).blocks[1]?.text).toBe('a, b');
  });

  it('without an address is told once for all', async () => {
    const dangling = (await warningsOf(`${HEAD}${BODY}\n\n[a](#) [b](#)`)).filter(({ message }) =>
      message.includes('no address'),
    );
    expect(dangling).toEqual([{ message: '2 links have no address. The linked words are kept.', line: 9 }]);
  });
});
