// Splits a draft into segments to search for quotes and figures: lines of prose, captions and block quotes, in order.

import type { Draft } from '../../model/article/draft.ts';
import type { BlockType } from '../../model/text/block.ts';
import type { Span } from '../../model/text/text.ts';

export interface Segment extends Span {
  /**
   * `quoted`: a line of a block quote. `aside`: a caption, list item or table cell, which is not part of the story's
   * flow.
   */
  kind: 'prose' | 'aside' | 'quoted';
  /** Index of the block. */
  block: number;
}

/** Longer lines are split; this bounds the time and memory of every later step. */
const LONGEST = 20_000;

/** Headlines repeat the text; code and embeds are not part of the story. */
const KINDS: Partial<Record<BlockType, Segment['kind']>> = {
  paragraph: 'prose',
  list: 'aside',
  table: 'aside',
  image: 'aside',
  quote: 'quoted',
};

export function segmentsOf({ text, blocks }: Draft): Segment[] {
  if (blocks.length === 0) return linesOf(text, { start: 0, end: text.length, kind: 'prose', block: 0 });
  const found: Segment[] = [];
  let last = 0;
  for (const [index, { type, start, end, credit }] of blocks.entries()) {
    // Overlapping blocks are skipped, so that each part of the text is read once.
    if (!(last <= start && start < end && end <= text.length)) continue;
    last = end;
    const kind = KINDS[type];
    const until = credit && text.slice(start, end).endsWith(credit) ? end - credit.length : end;
    if (kind) for (const line of linesOf(text, { start, end: until, kind, block: index })) found.push(line);
  }
  return found;
}

function linesOf(text: string, { start, end, ...rest }: Segment): Segment[] {
  const found: Segment[] = [];
  let from = start;
  while (from < end) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 || newline > end ? end : newline;
    for (const part of partsOf(text, from, to)) if (part.end > part.start) found.push({ ...part, ...rest });
    from = to + 1;
  }
  return found;
}

/** Trims a line and splits it at spaces if it is too long. */
function partsOf(text: string, start: number, end: number): Span[] {
  const parts: Span[] = [];
  let from = start;
  while (end - from > LONGEST) {
    const blank = text.lastIndexOf(' ', from + LONGEST);
    const to = blank > from ? blank : from + LONGEST;
    parts.push({ start: from, end: to });
    from = to;
  }
  parts.push({ start: from, end });
  return parts.map((part) => {
    const line = text.slice(part.start, part.end);
    return { start: part.start + line.length - line.trimStart().length, end: part.start + line.trimEnd().length };
  });
}
