// Segments: the parsed parts of an article, and their composition into its text, blocks and links.

import type { DraftLink } from '../../model/article/draft.ts';
import type { Block, BlockType } from '../../model/text/block.ts';
import { BLOCK_SEPARATOR } from '../../model/text/text.ts';
import type { ProseText } from './prose.ts';

export interface DraftSegment {
  type: BlockType;
  prose: ProseText;
  /** Line of the document, from 1. */
  line: number;
  /** Level of a heading. */
  level?: number;
  /** Address of an image or related article; `null` if it was lost. */
  href?: string | null;
  /** Offset of an image's credit in the prose. Without a credit, all prose is the caption. */
  creditAt?: number | null;
  /** Items of a list, or paragraphs of a quote. */
  parts?: ProseText[];
}

export interface Composition {
  text: string;
  blocks: Block[];
  links: DraftLink[];
}

/** Joins the texts of segments with empty lines, and computes the offsets of blocks and links. */
export function composeText(segments: readonly DraftSegment[]): Composition {
  const blocks: Block[] = [];
  const links: DraftLink[] = [];
  let start = 0;
  for (const segment of segments) {
    const { prose } = segment;
    blocks.push(blockOf(segment, start));
    for (const link of prose.links) {
      const anchor = prose.text.slice(link.start, link.end);
      if (anchor === '' && link.href === null) continue; // neither words nor address
      links.push({ kind: link.kind, anchor, href: link.href, start: start + link.start, end: start + link.end });
    }
    start += prose.text.length + BLOCK_SEPARATOR.length;
  }
  return { text: segments.map(({ prose }) => prose.text).join(BLOCK_SEPARATOR), blocks, links };
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
