// Block Markdown to passages: paragraphs, headings, pictures, lists, quotes, code and tables, in reading order.

import type { BlockContent, DefinitionContent, List, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { joinProse, NO_PROSE, type ProseText, sliceProse } from '../tidy/prose.ts';
import { ProseWriter } from '../tidy/prose-writer.ts';
import type { DraftSegment } from '../tidy/segment.ts';
import { textOfHtml } from './html.ts';
import { type Picture, readInline } from './inline.ts';
import { lineNumberOf, type Markdown, markdownOf, parseMarkdown } from './markdown.ts';
import { weighMarkdown } from './weight.ts';

export interface Blocks {
  segments: DraftSegment[];
  /** HTML tags that were left out, and where the first of them stands. */
  tags: number;
  tagLine: number | null;
}

/** A heading of more than this is a paragraph with a rule drawn too close under it. */
const LONGEST_HEADING = 300;

export function readBlocks(markdown: Markdown): Blocks {
  const blocks: Blocks = { segments: [], tags: 0, tagLine: null };
  for (const node of markdown.tree.children) {
    const read = readBlock(node, markdown);
    blocks.segments.push(...read.passages.filter(isSomething));
    if (read.tags > 0) blocks.tagLine ??= lineNumberOf(node, markdown);
    blocks.tags += read.tags;
  }
  return blocks;
}

function isSomething({ prose, href }: DraftSegment): boolean {
  return prose.text !== '' || prose.links.some((link) => link.href !== null) || Boolean(href);
}

type Read = { passages: DraftSegment[]; tags: number };

function readBlock(node: RootContent, markdown: Markdown): Read {
  const line = lineNumberOf(node, markdown);
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node.children, line, markdown);
    case 'heading': {
      const { prose, pictures, tags } = readInline(node.children, markdown);
      const bare = withoutAttributes(prose);
      const heading: DraftSegment =
        bare.text.length > LONGEST_HEADING
          ? { type: 'paragraph', prose: bare, line }
          : { type: 'heading', prose: bare, line, level: node.depth };
      return { passages: [heading, ...pictures.map((picture) => imagePassage(picture, line))], tags };
    }
    case 'blockquote':
      return readQuote(node.children, line, markdown);
    case 'list':
      return readList(node, line, markdown);
    case 'code': {
      const writer = new ProseWriter();
      writer.writeVerbatim(node.value);
      return { passages: [{ type: 'code', prose: writer.finish(), line }], tags: 0 };
    }
    case 'table':
      return readTable(node, line, markdown);
    case 'html':
      return readHtml(node.value, line);
    case 'definition': {
      // “[Note]: yes” is one by its form; where nothing refers to it, it was meant to be read.
      const isUsed = markdown.references.has(node.identifier);
      return {
        passages: isUsed ? [] : [{ type: 'paragraph', prose: plain(markdownOf(node, markdown)), line }],
        tags: 0,
      };
    }
    default:
      return { passages: [], tags: 0 }; // a rule across the page
  }
}

/** A paragraph, and its pictures as passages of their own: before it where they begin it, else after it. */
function readParagraph(nodes: readonly PhrasingContent[], line: number, markdown: Markdown): Read {
  const { prose, pictures, tags } = readInline(nodes, markdown);
  return { passages: withPictures({ type: 'paragraph', prose, line }, pictures), tags };
}

function withPictures(passage: DraftSegment, pictures: readonly Picture[]): DraftSegment[] {
  if (pictures.length === 0) return [passage];
  const images = pictures.map((picture) => ({ at: picture.at, image: imagePassage(picture, passage.line) }));
  const before = images.filter(({ at }) => at === 0).map(({ image }) => image);
  const after = images.filter(({ at }) => at > 0).map(({ image }) => image);
  return [...before, ...(passage.prose.text === '' ? [] : [passage]), ...after];
}

function imagePassage({ caption, href, target, linked }: Picture, line: number): DraftSegment {
  const prose = plain(caption);
  const links: ProseText['links'] = linked ? [{ kind: 'image', href: target, start: 0, end: prose.text.length }] : [];
  return { type: 'image', prose: { ...prose, links }, line, href };
}

function plain(text: string): ProseText {
  const writer = new ProseWriter();
  writer.write(text);
  return writer.finish();
}

/** Each paragraph, item or row within is a line. */
function readQuote(children: readonly (BlockContent | DefinitionContent)[], line: number, markdown: Markdown): Read {
  const inner = children.map((child) => readBlock(child, markdown));
  const passages = inner.flatMap((read) => read.passages);
  const tags = inner.reduce((sum, read) => sum + read.tags, 0);
  const parts = passages
    .filter(({ type }) => type !== 'image')
    .map(({ prose }) => prose)
    .filter(({ text }) => text !== '');
  const images = passages.filter(({ type }) => type === 'image');
  return {
    passages: [
      ...(parts.length > 0 ? [{ type: 'quote' as const, prose: joinProse(parts, '\n'), line, parts }] : []),
      ...images,
    ],
    tags,
  };
}

/** Each item is a line, without its bullet; a number is text that would be lost, so it stays. */
function readList(list: List, line: number, markdown: Markdown): Read {
  const images: DraftSegment[] = [];
  const parts: ProseText[] = [];
  let tags = 0;
  for (const item of list.children) {
    const number = list.ordered ? numberOf(item, markdown) : '';
    const inner = item.children.map((child) => readBlock(child, markdown));
    tags += inner.reduce((sum, read) => sum + read.tags, 0);
    const passages = inner.flatMap((read) => read.passages);
    images.push(...passages.filter(({ type }) => type === 'image'));
    const texts = passages.filter(({ type, prose }) => type !== 'image' && prose.text !== '').map(({ prose }) => prose);
    const all = joinProse(texts, '\n');
    if (all.text !== '') parts.push(number === '' ? all : joinProse([{ ...NO_PROSE, text: number }, all], ''));
  }
  const prose = joinProse(parts, '\n');
  // “1991. A year to remember”: a paragraph that only begins like a list.
  const isParagraph = list.ordered && list.children.length === 1 && (list.start ?? 1) > 1;
  const passage: DraftSegment = isParagraph ? { type: 'paragraph', prose, line } : { type: 'list', prose, line, parts };
  return { passages: [...(prose.text === '' ? [] : [passage]), ...images], tags };
}

/** As written: Markdown counts on from the first, a chronicle does not. */
function numberOf(item: Nodes, markdown: Markdown): string {
  const number = /^\s*(\d+[.)])/u.exec(markdownOf(item, markdown))?.[1];
  return number ? `${number} ` : '';
}

/** Rows are lines, cells are parted by tabs. */
function readTable(table: Table, line: number, markdown: Markdown): Read {
  const images: DraftSegment[] = [];
  let tags = 0;
  const rows = table.children.map((row) => {
    const cells = row.children.map((cell) => {
      const inline = readInline(cell.children, markdown);
      images.push(...inline.pictures.map((picture) => imagePassage(picture, line)));
      tags += inline.tags;
      return inline.prose;
    });
    return joinProse(cells, '\t');
  });
  return { passages: [{ type: 'table', prose: joinProse(rows, '\n'), line }, ...images], tags };
}

function readHtml(html: string, line: number): Read {
  const { text, tags } = textOfHtml(html);
  if (text === '') return { passages: [], tags };
  // Out of its tags the text may be other Markdown than it was weighed as.
  if (/^\s*</mu.test(text) || weighMarkdown(text))
    return { passages: [{ type: 'paragraph', prose: plain(text), line }], tags };
  const inner = readBlocks(parseMarkdown(text, 0));
  return { passages: inner.segments.map((passage) => ({ ...passage, line })), tags: tags + inner.tags };
}

const ATTRIBUTES = /\s*\{(?:\s*(?:[.#][\w:-]+|[\w:-]+=(?:"[^"]*"|[\w%.:-]+)))+\s*\}$/u;

/** pandoc writes a heading's id behind it, `{#id .class}`. */
function withoutAttributes(prose: ProseText): ProseText {
  const at = prose.text.lastIndexOf('{');
  if (at <= 0 || !ATTRIBUTES.test(prose.text.slice(at - 1))) return prose;
  return sliceProse(prose, 0, at);
}
