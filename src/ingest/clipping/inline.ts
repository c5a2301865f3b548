// Inline Markdown to prose: emphasis, links and pictures become places in plain text.

import type { Nodes, PhrasingContent } from 'mdast';
import { toUsableHref } from '../tidy/href.ts';
import type { ProseText } from '../tidy/prose.ts';
import { ProseWriter } from '../tidy/prose-writer.ts';
import { isElement } from './html.ts';
import { type Markdown, markdownOf } from './markdown.ts';

/** A picture in a text: where it stands, and the link that it is. */
export interface Picture {
  at: number;
  /** Its description, else its title; empty where it has neither. */
  caption: string;
  href: string | null;
  /** Where a click on it leads; `null` where it is no link or the link was lost. */
  target: string | null;
  linked: boolean;
}

export interface Inline {
  prose: ProseText;
  pictures: Picture[];
  /** Markup of HTML that was left out. */
  tags: number;
}

/** What is left to do: a node to go into, or what to do after the last of a node's children. */
type Step = { node: PhrasingContent; after: PhrasingContent | undefined } | (() => void);

export function readInline(nodes: readonly PhrasingContent[], markdown: Markdown): Inline {
  const writer = new ProseWriter();
  const inline = writeInline(writer, nodes, markdown);
  return { prose: writer.finish(), ...inline };
}

/** Writes the nodes' text. Not recursive: emphasis can be nested by the thousand. */
export function writeInline(
  writer: ProseWriter,
  nodes: readonly PhrasingContent[],
  markdown: Markdown,
): Omit<Inline, 'prose'> {
  const pictures: Picture[] = [];
  let tags = 0;
  let link: { href: string | null } | null = null;
  const steps: Step[] = [];
  const push = (children: readonly PhrasingContent[]) => {
    for (let index = children.length - 1; index >= 0; index--) {
      const node = children[index];
      if (node) steps.push({ node, after: children[index - 1] });
    }
  };
  const within = (mark: Parameters<ProseWriter['open']>[0], children: readonly PhrasingContent[]) => {
    const close = writer.open(mark);
    const picturesBefore = pictures.length;
    if (mark.is === 'link') link = mark;
    steps.push(() => {
      // A link around a picture and no words is the picture's.
      close(pictures.length > picturesBefore);
      if (mark.is === 'link') link = null;
    });
    push(children);
  };
  const picture = (url: string, alt: string | null | undefined, title: string | null | undefined) => {
    // pandoc marks a figure of its own by this title.
    const caption = alt || (title === 'fig:' ? '' : (title ?? '').replace(/^fig:/u, ''));
    pictures.push({
      at: writer.length,
      caption,
      href: toUsableHref(url),
      target: link?.href ?? null,
      linked: link !== null,
    });
  };

  push(nodes);
  for (let step = steps.pop(); step; step = steps.pop()) {
    if (typeof step === 'function') {
      step();
      continue;
    }
    const { node, after } = step;
    switch (node.type) {
      case 'text':
        writer.write(withoutAttributes(withNoBreakSpaces(node.value, node, markdown), after));
        break;
      case 'break':
        writer.break();
        break;
      case 'inlineCode':
        writer.write(node.value);
        break;
      case 'strong':
      case 'emphasis':
        within({ is: node.type }, node.children);
        break;
      case 'link':
        within({ is: 'link', href: toUsableHref(node.url) }, node.children);
        break;
      case 'linkReference':
        within({ is: 'link', href: toUsableHref(markdown.definitions.get(node.identifier)?.url ?? '') }, node.children);
        break;
      case 'image':
        picture(node.url, node.alt, node.title);
        break;
      case 'imageReference': {
        const definition = markdown.definitions.get(node.identifier);
        picture(definition?.url ?? '', node.alt, definition?.title);
        break;
      }
      case 'html':
        if (/^<br\b/iu.test(node.value)) writer.break();
        else if (!isElement(node.value)) writer.write(node.value);
        else if (!node.value.startsWith('<!')) tags++;
        break;
      default:
        // Kinds that no extension in use makes, should the library learn some: their text is kept.
        if ('children' in node) push(node.children as PhrasingContent[]);
        else if ('value' in node) writer.write(String((node as { value: unknown }).value));
    }
  }
  return { pictures, tags };
}

/** pandoc writes a no-break space as a backslash and a blank, which CommonMark reads as just these two. */
function withNoBreakSpaces(value: string, node: Nodes, markdown: Markdown): string {
  return value.includes('\\ ') && !markdownOf(node, markdown).includes('\\\\')
    ? value.replaceAll('\\ ', '\u00A0')
    : value;
}

const ATTRIBUTES = /^\{(?:\s*(?:[.#][\w:-]+|[\w:-]+=(?:"[^"]*"|[\w%.:-]+)))+\s*\}/u;

/** pandoc writes a link's or picture's class and size behind it, `[…](…){.external}`. */
function withoutAttributes(value: string, after: PhrasingContent | undefined): string {
  return after && /^(?:link|image)/u.test(after.type) && value.startsWith('{') ? value.replace(ATTRIBUTES, '') : value;
}
