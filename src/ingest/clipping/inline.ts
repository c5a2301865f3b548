// Converts inline Markdown into prose: plain text with the spans of emphasis, links and images.

import type { Nodes, PhrasingContent } from 'mdast';
import { toUsableHref } from '../tidy/href.ts';
import type { ProseText } from '../tidy/prose.ts';
import { ProseWriter } from '../tidy/prose-writer.ts';
import { isElement } from './html.ts';
import { type Markdown, markdownOf } from './markdown.ts';

/** An image in a text, with its offset and the link around it. */
export interface Picture {
  at: number;
  /** The alternative text, else the title; empty if there is neither. */
  caption: string;
  href: string | null;
  /** The target of the link around the image; `null` if there is no link or its target was lost. */
  target: string | null;
  linked: boolean;
}

export interface Inline {
  prose: ProseText;
  pictures: Picture[];
  /** Number of removed HTML tags. */
  tags: number;
}

/** A node to visit, or an action after the last child of a node. */
type Step = { node: PhrasingContent; after: PhrasingContent | undefined } | (() => void);

export function readInline(nodes: readonly PhrasingContent[], markdown: Markdown): Inline {
  const reader = new InlineReader(markdown);
  reader.read(nodes);
  return reader.finish();
}

/** Iterative, because emphasis can be nested thousands of times. */
class InlineReader {
  readonly #markdown: Markdown;
  readonly #writer = new ProseWriter();
  readonly #steps: Step[] = [];
  readonly #pictures: Picture[] = [];
  #tags = 0;
  #link: { href: string | null } | null = null;

  constructor(markdown: Markdown) {
    this.#markdown = markdown;
  }

  read(nodes: readonly PhrasingContent[]): void {
    this.#push(nodes);
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      if (typeof step === 'function') step();
      else this.#readNode(step.node, step.after);
    }
  }

  finish(): Inline {
    return { prose: this.#writer.finish(), pictures: this.#pictures, tags: this.#tags };
  }

  #readNode(node: PhrasingContent, after: PhrasingContent | undefined): void {
    const { definitions } = this.#markdown;
    switch (node.type) {
      case 'text':
        this.#writer.write(withoutAttributes(withNoBreakSpaces(node.value, node, this.#markdown), after));
        break;
      case 'break':
        this.#writer.break();
        break;
      case 'inlineCode':
        this.#writer.write(node.value);
        break;
      case 'strong':
      case 'emphasis':
        this.#readMarked({ is: node.type }, node.children);
        break;
      case 'link':
        this.#readMarked({ is: 'link', href: toUsableHref(node.url) }, node.children);
        break;
      case 'linkReference': {
        const href = toUsableHref(definitions.get(node.identifier)?.url ?? '');
        this.#readMarked({ is: 'link', href }, node.children);
        break;
      }
      case 'image':
        this.#readPicture(node.url, node.alt, node.title);
        break;
      case 'imageReference': {
        const definition = definitions.get(node.identifier);
        this.#readPicture(definition?.url ?? '', node.alt, definition?.title);
        break;
      }
      case 'html':
        this.#readHtml(node.value);
        break;
      default:
        // Keeps the text of node types that the current extensions do not create.
        if ('children' in node) this.#push(node.children as PhrasingContent[]);
        else if ('value' in node) this.#writer.write(String((node as { value: unknown }).value));
    }
  }

  #readMarked(mark: Parameters<ProseWriter['open']>[0], children: readonly PhrasingContent[]): void {
    const close = this.#writer.open(mark);
    const picturesBefore = this.#pictures.length;
    if (mark.is === 'link') this.#link = mark;
    this.#steps.push(() => {
      // A link around only an image belongs to the image.
      close(this.#pictures.length > picturesBefore);
      if (mark.is === 'link') this.#link = null;
    });
    this.#push(children);
  }

  #readPicture(url: string, alt: string | null | undefined, title: string | null | undefined): void {
    // pandoc gives figures this title.
    const caption = alt || (title === 'fig:' ? '' : (title ?? '').replace(/^fig:/u, ''));
    const link = this.#link;
    const target = link?.href ?? null;
    this.#pictures.push({ at: this.#writer.length, caption, href: toUsableHref(url), target, linked: link !== null });
  }

  #readHtml(value: string): void {
    if (/^<br\b/iu.test(value)) this.#writer.break();
    else if (!isElement(value)) this.#writer.write(value);
    else if (!value.startsWith('<!')) this.#tags++;
  }

  #push(children: readonly PhrasingContent[]): void {
    for (let index = children.length - 1; index >= 0; index--) {
      const node = children[index];
      if (node) this.#steps.push({ node, after: children[index - 1] });
    }
  }
}

/** pandoc writes a no-break space as a backslash and a space, which CommonMark does not interpret. */
function withNoBreakSpaces(value: string, node: Nodes, markdown: Markdown): string {
  return value.includes('\\ ') && !markdownOf(node, markdown).includes('\\\\')
    ? value.replaceAll('\\ ', '\u00A0')
    : value;
}

const ATTRIBUTES = /^\{(?:\s*(?:[.#][\w:-]+|[\w:-]+=(?:"[^"]*"|[\w%.:-]+)))+\s*\}/u;

/** pandoc appends attributes to links and images: `[…](…){.external}`. */
function withoutAttributes(value: string, after: PhrasingContent | undefined): string {
  return after && /^(?:link|image)/u.test(after.type) && value.startsWith('{') ? value.replace(ATTRIBUTES, '') : value;
}
