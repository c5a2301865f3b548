// Splits a draft into segments to search for names.

import type { Draft } from '../../model/article/draft.ts';
import type { Block } from '../../model/text/block.ts';
import type { Span } from '../../model/text/text.ts';

export interface NameSegment {
  /** The text or the title; offsets refer to it. */
  source: string;
  in: 'text' | 'title';
  /** `headline`: capitals may not mark names. */
  kind: 'prose' | 'headline';
  start: number;
  end: number;
}

/** Segments of the text in order, without photo credits, which are read as structure. */
export function nameSegmentsOf({ text: source, blocks }: Draft): NameSegment[] {
  if (blocks.length === 0) return [{ source, in: 'text', kind: 'prose', start: 0, end: source.length }];
  const found: NameSegment[] = [];
  let last = 0;
  for (const block of blocks) {
    const { start } = block;
    const end = endOf(block, source);
    // Overlapping blocks are skipped, so that each part of the text is read once.
    if (block.type === 'code' || block.type === 'embed' || !(last <= start && start < end)) continue;
    const isTitle = block.type === 'heading' && !isSentence(source.slice(start, end));
    const kind = block.type === 'related' || isTitle ? 'headline' : 'prose';
    for (const part of partsOf(block, source, end)) found.push({ source, in: 'text', kind, ...part });
    last = end;
  }
  return found;
}

/** Names do not span table cells or list items. */
function partsOf({ type, start }: Block, source: string, end: number): Span[] {
  if (type !== 'table' && type !== 'list') return [{ start, end }];
  return [...source.slice(start, end).matchAll(/[^\t\n]+/gu)].map(({ 0: part, index }) => ({
    start: start + index,
    end: start + index + part.length,
  }));
}

export function titleSegmentOf({ title }: Draft): NameSegment {
  return { source: title, in: 'title', kind: isSentence(title) ? 'prose' : 'headline', start: 0, end: title.length };
}

function endOf({ start, end, credit }: Block, source: string): number {
  if (end > source.length) return start;
  return credit && source.slice(start, end).endsWith(credit) ? end - credit.length : end;
}

/** True if a title is in sentence case: enough of its longer words are lower case. */
function isSentence(title: string): boolean {
  const words = title.slice(0, 1_000).match(/\p{L}[\p{L}'’-]{3,}/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return small >= 2 && small >= words.length / 3;
}
