// Passages: the parts of an article as they are read, and how they become its text, blocks and links.

import type { DraftLink } from '../../model/article/draft.ts';
import type { Block, BlockType } from '../../model/text/block.ts';
import { BLOCK_SEPARATOR } from '../../model/text/text.ts';
import type { ProseText } from './prose.ts';

export interface DraftSegment {
  type: BlockType;
  prose: ProseText;
  /** Where it stands in the document, from 1. */
  line: number;
  /** Of a heading. */
  level?: number;
  /** Of an image or related article; `null` where it was lost. */
  href?: string | null;
  /** Of an image: where its credit begins in the prose; without one, all of it is caption. */
  creditAt?: number | null;
  /** Of a list, its items; of a quote, its paragraphs. */
  parts?: ProseText[];
}

export interface Composition {
  text: string;
  blocks: Block[];
  links: DraftLink[];
}

/** The article's text is its passages' texts, one empty line between two; blocks and links are places in it. */
export function composeText(passages: readonly DraftSegment[]): Composition {
  const blocks: Block[] = [];
  const links: DraftLink[] = [];
  let start = 0;
  for (const passage of passages) {
    const { prose } = passage;
    blocks.push(blockOf(passage, start));
    for (const link of prose.links) {
      const anchor = prose.text.slice(link.start, link.end);
      if (anchor === '' && link.href === null) continue; // neither words nor address: nothing is there
      links.push({ kind: link.kind, anchor, href: link.href, start: start + link.start, end: start + link.end });
    }
    start += prose.text.length + BLOCK_SEPARATOR.length;
  }
  return { text: passages.map(({ prose }) => prose.text).join(BLOCK_SEPARATOR), blocks, links };
}

function blockOf({ type, prose, level, href, creditAt }: DraftSegment, start: number): Block {
  const { text } = prose;
  const block: Block = { type, start, end: start + text.length, text };
  if (type === 'heading' && level !== undefined) block.level = level;
  if (type === 'image') {
    const caption = text.slice(0, creditAt ?? text.length).trimEnd();
    if (caption !== '') block.caption = caption;
    if (creditAt !== undefined && creditAt !== null) block.credit = text.slice(creditAt);
  }
  if (href) block.href = href;
  return block;
}
