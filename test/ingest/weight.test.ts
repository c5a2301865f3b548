// The work that a text will be: shapes that a Markdown parser is slow on, each refused before it is parsed.

import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/ingest/clipping/markdown.ts';
import { weighMarkdown } from '../../src/ingest/clipping/weight.ts';

/** Measured: seconds to hours to parse at this size. */
const SLOW: [string, string, number][] = [
  ['links in one paragraph', '[a](b) ', 100_000],
  ['brackets', '[', 1_000_000],
  ['bracketed words', '[a]', 100_000],
  ['links never closed', '[a](', 100_000],
  ['titles never closed', '[a](b "c ', 50_000],
  ['definitions never closed', '[a]: b "', 50_000],
  ['stars', '*a', 100_000],
  ['stars and brackets', '[*', 50_000],
  ['pictures', '![', 100_000],
  ['comments in a line', 'x <!', 100_000],
  ['instructions in a line', 'x <?', 100_000],
  ['escapes before ticks', '\\``\\)', 50_000],
  ['underlined lines', 'a\n=\n', 20_000],
  ['underlined paragraphs', 'a\n=\n\n', 20_000],
  ['quotes', '>\n\n', 20_000],
  ['lists', '- a\n\nb\n\n', 20_000],
  ['quotes continued without a mark', '> a\nb\n', 50_000],
  ['lists and quotes in turn', '- a\n> b\n', 20_000],
  ['exclamation marks at line ends', '\t=\n(!', 200_000],
  ['table rows', '|c|d|\n', 200_000],
  ['tabs', '\t', 10_000_000],
  ['words', 'word and more ', 1_000_000],
  ['empty lines', '\n', 2_000_000],
];

describe('A text is not parsed', () => {
  it.each(SLOW)('of very many %s', (_, shape, count) => {
    const text = `Title\n\n${shape.repeat(count)}`;
    const start = process.cpuUsage().user;
    expect(weighMarkdown(text)).toMatchObject({ code: 'too-complex', message: expect.stringMatching(/^The .*\.$/) });
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(5);
  });

  it.each([
    ['quotes', '>'],
    ['quotes with blanks', '> '],
    ['lists', '- '],
    ['numbered lists', '1. '],
    ['lists in quotes', '> - '],
  ])('of %s deep within one another', (_, shape) => {
    expect(weighMarkdown(`Title\n\n${shape.repeat(100)}a`, 7)).toMatchObject({ code: 'too-deep', line: 10 });
  });

  it.each([
    ['a list', (level: number) => `${' '.repeat(2 * level)}- a`],
    ['a list with empty lines', (level: number) => `${' '.repeat(2 * level)}- a\n`],
    ['a list in a quote', (level: number) => `>${' '.repeat(2 * level + 1)}- a`],
  ])('that deepens line by line: %s', (_, line) => {
    const text = Array.from({ length: 60 }, (__, level) => line(level)).join('\n');
    expect(weighMarkdown(text)).toMatchObject({ code: 'too-deep' });
  });

  it('and its heaviest paragraph is named', () => {
    expect(weighMarkdown(`Title\n\nText.\n\n${'[a](b) '.repeat(100_000)}`, 10)).toMatchObject({
      line: 15,
      message: expect.stringContaining('line 15'),
    });
  });
});

describe('A text is parsed', () => {
  const paragraph =
    `The [council](https://x.example/c_(d) "Council") *voted* on **Tuesday** to \\$1 \`x\` [sic]. `.repeat(6);

  it.each([
    ['of a thousand paragraphs with six links each', `${paragraph}\n\n`.repeat(1_000)],
    ['of a thousand items', `- ${paragraph}\n`.repeat(150)],
    ['of a list as long as a book', '- One more [thing](#)\n'.repeat(1_500)],
    ['of a table as long as a season', `|a|b|\n|-|-|\n${'| Delfin | 3 [(2)](#) |\n'.repeat(1_500)}`],
    ['of a megabyte in one paragraph', 'word and more '.repeat(75_000)],
    ['of two megabytes in short lines', `${'word and more '.repeat(5)}\n`.repeat(28_000)],
    ['of ten lists in ten quotes', '> - - a\n\nb\n\n'.repeat(300)],
  ])('%s', (_, text) => {
    expect(weighMarkdown(text)).toBeNull();
  });

  // The shapes with the most work for their estimate, each as large as it may be.
  it.each([
    ['stars', '*a '],
    ['paragraphs', '  a\n\n'],
    ['nested items', '- - a\n'],
    ['underlined paragraphs', 'a\n=\n\n'],
  ])('of %s up to the limit, in bounded time', (_, shape) => {
    let count = 500;
    while (!weighMarkdown(shape.repeat(Math.floor(count * 1.25)))) count = Math.floor(count * 1.25);
    const start = process.cpuUsage().user;
    parseMarkdown(shape.repeat(count), 0);
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(15);
  });
});
