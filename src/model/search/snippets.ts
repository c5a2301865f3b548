// Builds snippets: short spans of an article that show its matches.

import type { Block } from '../text/block.ts';
import type { Span } from '../text/text.ts';
import { mergeSpans, termsFor } from './match.ts';
import { findOccurrences } from './occurrences.ts';
import { joinBlocks } from './sequence.ts';
import { fieldOfBlock } from './texts.ts';
import { DEFAULT_FIELDS, type SearchField, type SearchTree } from './tree.ts';
import { chooseWindows, type SnippetHit, widenWindow } from './windows.ts';
import { splitWords, type Word } from './words.ts';

/** `text` is part of the article's text: it begins at `start`, in the block with this index. */
export interface Snippet {
  text: string;
  start: number;
  block: number;
  /** Matches as offsets into the text of the snippet. */
  highlights: Span[];
}

export interface SnippetOptions {
  /** Maximum number of snippets. */
  max?: number;
  /** Maximum length of a snippet in UTF-16 code units. */
  length?: number;
  searchIn?: readonly SearchField[];
}

type BlockText = Pick<Block, 'type' | 'start' | 'text'>;

/** The snippets that show most of the query, in text order. They end between words, never inside a character. */
export function buildSnippets(
  tree: SearchTree,
  blocks: readonly BlockText[],
  { max = 3, length = 200, searchIn = DEFAULT_FIELDS }: SnippetOptions = {},
): Snippet[] {
  const blockWords = blocks.map(({ text }) => splitWords(text));
  const hits = findHits(tree, blocks, blockWords, searchIn);
  const windows = chooseWindows(hits, max, length);
  const found: Snippet[] = [];
  let previous: Span & { block: number } = { block: -1, start: 0, end: 0 };
  for (const [index, window] of windows.entries()) {
    const { block } = window;
    const { text, start: offset } = blocks[block] ?? { text: '', start: 0 };
    const next = windows[index + 1];
    const room = {
      start: previous.block === block ? previous.end : 0,
      end: next?.block === block ? Math.max(next.start, window.end) : text.length,
    };
    const { start, end } = widenWindow(window, text, blockWords[block] ?? [], room, length);
    if (start >= end) continue;
    previous = { block, start, end };
    const inside = hits.filter((hit) => hit.block === block && hit.start < end && hit.end > start);
    const highlights = mergeSpans(inside).map((hit) => ({
      start: Math.max(hit.start, start) - start,
      end: Math.min(hit.end, end) - start,
    }));
    found.push({ text: text.slice(start, end), start: offset + start, block, highlights });
  }
  return found;
}

/** By block and offset. Terms are searched in the whole field, because a NEAR can span two blocks. */
function findHits(
  tree: SearchTree,
  blocks: readonly BlockText[],
  blockWords: readonly Word[][],
  searchIn: readonly SearchField[],
): SnippetHit[] {
  const hits: SnippetHit[] = [];
  for (const field of ['caption', 'body'] as const) {
    const mine = [...blocks.keys()].filter((index) => fieldOfBlock(blocks[index] ?? { type: 'paragraph' }) === field);
    const sequence = joinBlocks(mine.map((index) => blockWords[index] ?? []));
    const owners = joinBlocks(mine.map((index) => (blockWords[index] ?? []).map(() => index)));
    for (const term of termsFor(tree, field, searchIn)) {
      for (const { first, last } of findOccurrences(term, sequence)) {
        hits.push({
          term,
          block: owners[first] ?? 0,
          start: sequence[first]?.start ?? 0,
          end: sequence[last]?.end ?? 0,
        });
      }
    }
  }
  return hits.sort((one, other) => one.block - other.block || one.start - other.start || other.end - one.end);
}
