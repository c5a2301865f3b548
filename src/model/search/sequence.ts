// A field as a sequence: the words of its blocks one after another, with one empty place between two blocks.
// Phrases never cross that place; what is near counts it as a word.

import { BLOCK_SEPARATOR } from '../text/text.ts';
import type { SearchField } from './tree.ts';
import { splitWords, type Word } from './words.ts';

/** `null` is the place between two blocks. */
export type Sequence = readonly (Word | null)[];

/** What is searched of an article. A string holds its blocks with empty lines between them; a list, one block each. */
export type SearchTexts = Readonly<Record<SearchField, string | readonly string[]>>;

/** Stands between two blocks where a sequence is written as text. No word has it (private use). */
export const BLOCK_BREAK = '\uE000';

/** Offsets of the words count in their own block, or in the string if it is one. */
export function sequenceOf(text: string | readonly string[]): Sequence {
  return typeof text === 'string' ? ofText(text) : joinBlocks(text.map(splitWords));
}

/** Blocks without a word leave no trace. */
export function joinBlocks<Item>(blocks: readonly (readonly Item[])[]): (Item | null)[] {
  const sequence: (Item | null)[] = [];
  for (const block of blocks) {
    if (block.length === 0) continue;
    if (sequence.length > 0) sequence.push(null);
    for (const item of block) sequence.push(item);
  }
  return sequence;
}

function ofText(text: string): Sequence {
  const sequence: (Word | null)[] = [];
  let before: Word | null = null;
  for (const word of splitWords(text)) {
    if (before && text.slice(before.end, word.start).includes(BLOCK_SEPARATOR)) sequence.push(null);
    sequence.push(word);
    before = word;
  }
  return sequence;
}

/** A sequence as an engine indexes it: tokens with blanks between them, once as they are and once stemmed. */
export function indexTokens(sequence: Sequence): { raws: string; stems: string } {
  return {
    raws: sequence.map((word) => word?.raw ?? BLOCK_BREAK).join(' '),
    stems: sequence.map((word) => word?.stem ?? BLOCK_BREAK).join(' '),
  };
}
