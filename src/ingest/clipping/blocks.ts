// Converts Markdown blocks into segments: paragraphs, headings, images, lists, quotes, code and tables, in reading order.

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
  /** Number of removed HTML tags, and the line of the first one. */
  tags: number;
  tagLine: number | null;
}

/** A longer heading is a paragraph with a rule directly below it. */
const LONGEST_HEADING = 300;

export function readBlocks(markdown: Markdown): Blocks {
  const blocks: Blocks = { segments: [], tags: 0, tagLine: null };
  for (const node of markdown.tree.children) {
    const read = readBlock(node, markdown);
    blocks.segments.push(...read.segments.filter(isSomething));
    if (read.tags > 0) blocks.tagLine ??= lineNumberOf(node, markdown);
    blocks.tags += read.tags;
  }
  return blocks;
}

function isSomething({ prose, href }: DraftSegment): boolean {
  return prose.text !== '' || prose.links.some((link) => link.href !== null) || Boolean(href);
}

type Read = { segments: DraftSegment[]; tags: number };

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
      return { segments: [heading, ...pictures.map((picture) => imageSegment(picture, line))], tags };
    }
    case 'blockquote':
      return readQuote(node.children, line, markdown);
    case 'list':
      return readList(node, line, markdown);
    case 'code': {
      const writer = new ProseWriter();
      writer.writeVerbatim(node.value);
      return { segments: [{ type: 'code', prose: writer.finish(), line }], tags: 0 };
    }
    case 'table':
      return readTable(node, line, markdown);
    case 'html':
      return readHtml(node.value, line);
    case 'definition': {
      // “[Note]: yes” has the form of a definition, but without a reference it is text.
      const isUsed = markdown.references.has(node.identifier);
      return {
        segments: isUsed ? [] : [{ type: 'paragraph', prose: plain(markdownOf(node, markdown)), line }],
        tags: 0,
      };
    }
    default:
      return { segments: [], tags: 0 }; // a thematic break
  }
}

/** A paragraph and its images as separate segments: before it if they begin it, else after it. */
function readParagraph(nodes: readonly PhrasingContent[], line: number, markdown: Markdown): Read {
  const { prose, pictures, tags } = readInline(nodes, markdown);
  return { segments: withPictures({ type: 'paragraph', prose, line }, pictures), tags };
}

function withPictures(segment: DraftSegment, pictures: readonly Picture[]): DraftSegment[] {
  if (pictures.length === 0) return [segment];
  const images = pictures.map((picture) => ({ at: picture.at, image: imageSegment(picture, segment.line) }));
  const before = images.filter(({ at }) => at === 0).map(({ image }) => image);
  const after = images.filter(({ at }) => at > 0).map(({ image }) => image);
  return [...before, ...(segment.prose.text === '' ? [] : [segment]), ...after];
}

function imageSegment({ caption, href, target, linked }: Picture, line: number): DraftSegment {
  const prose = plain(caption);
  const links: ProseText['links'] = linked ? [{ kind: 'image', href: target, start: 0, end: prose.text.length }] : [];
  return { type: 'image', prose: { ...prose, links }, line, href };
}

function plain(text: string): ProseText {
  const writer = new ProseWriter();
  writer.write(text);
  return writer.finish();
}

/** Each inner paragraph, item or row is a line. */
function readQuote(children: readonly (BlockContent | DefinitionContent)[], line: number, markdown: Markdown): Read {
  const inner = children.map((child) => readBlock(child, markdown));
  const segments = inner.flatMap((read) => read.segments);
  const tags = inner.reduce((sum, read) => sum + read.tags, 0);
  const parts = segments
    .filter(({ type }) => type !== 'image')
    .map(({ prose }) => prose)
    .filter(({ text }) => text !== '');
  const images = segments.filter(({ type }) => type === 'image');
  return {
    segments: [
      ...(parts.length > 0 ? [{ type: 'quote' as const, prose: joinProse(parts, '\n'), line, parts }] : []),
      ...images,
    ],
    tags,
  };
}

/** Each item is a line without its bullet. Numbers are kept, because they are text. */
function readList(list: List, line: number, markdown: Markdown): Read {
  const images: DraftSegment[] = [];
  const parts: ProseText[] = [];
  let tags = 0;
  for (const item of list.children) {
    const number = list.ordered ? numberOf(item, markdown) : '';
    const inner = item.children.map((child) => readBlock(child, markdown));
    tags += inner.reduce((sum, read) => sum + read.tags, 0);
    const segments = inner.flatMap((read) => read.segments);
    images.push(...segments.filter(({ type }) => type === 'image'));
    const texts = segments.filter(({ type, prose }) => type !== 'image' && prose.text !== '').map(({ prose }) => prose);
    const all = joinProse(texts, '\n');
    if (all.text !== '') parts.push(number === '' ? all : joinProse([{ ...NO_PROSE, text: number }, all], ''));
  }
  const prose = joinProse(parts, '\n');
  // “1991. A year to remember” is a paragraph that begins like a list.
  const isParagraph = list.ordered && list.children.length === 1 && (list.start ?? 1) > 1;
  const segment: DraftSegment = isParagraph ? { type: 'paragraph', prose, line } : { type: 'list', prose, line, parts };
  return { segments: [...(prose.text === '' ? [] : [segment]), ...images], tags };
}

/** The number as written: Markdown counts up from the first one, but a chronicle does not. */
function numberOf(item: Nodes, markdown: Markdown): string {
  const number = /^\s*(\d+[.)])/u.exec(markdownOf(item, markdown))?.[1];
  return number ? `${number} ` : '';
}

/** Rows are lines; tabs separate cells. */
function readTable(table: Table, line: number, markdown: Markdown): Read {
  const images: DraftSegment[] = [];
  let tags = 0;
  const rows = table.children.map((row) => {
    const cells = row.children.map((cell) => {
      const inline = readInline(cell.children, markdown);
      images.push(...inline.pictures.map((picture) => imageSegment(picture, line)));
      tags += inline.tags;
      return inline.prose;
    });
    return joinProse(cells, '\t');
  });
  return { segments: [{ type: 'table', prose: joinProse(rows, '\n'), line }, ...images], tags };
}

function readHtml(html: string, line: number): Read {
  const { text, tags } = textOfHtml(html);
  if (text === '') return { segments: [], tags };
  // Without its tags, the text can be other Markdown than the weighed one.
  if (/^\s*</mu.test(text) || weighMarkdown(text))
    return { segments: [{ type: 'paragraph', prose: plain(text), line }], tags };
  const inner = readBlocks(parseMarkdown(text, 0));
  return { segments: inner.segments.map((segment) => ({ ...segment, line })), tags: tags + inner.tags };
}

const ATTRIBUTES = /\s*\{(?:\s*(?:[.#][\w:-]+|[\w:-]+=(?:"[^"]*"|[\w%.:-]+)))+\s*\}$/u;

/** pandoc appends attributes to headings: `{#id .class}`. */
function withoutAttributes(prose: ProseText): ProseText {
  const at = prose.text.lastIndexOf('{');
  if (at <= 0 || !ATTRIBUTES.test(prose.text.slice(at - 1))) return prose;
  return sliceProse(prose, 0, at);
}
