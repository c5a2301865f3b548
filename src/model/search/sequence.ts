// Turns a field into a sequence of words with a gap between blocks. Phrases never cross a gap; NEAR counts it as a word.

import { BLOCK_SEPARATOR } from '../text/text.ts';
import type { SearchField } from './tree.ts';
import { splitWords, type Word } from './words.ts';

/** `null` is the gap between two blocks. */
export type Sequence = readonly (Word | null)[];

/** The searchable texts of an article. Blocks are items of a list, or separated by empty lines in a string. */
export type SearchTexts = Readonly<Record<SearchField, string | readonly string[]>>;

/** The gap in the text form of a sequence, a private-use character that no word contains. */
export const BLOCK_BREAK = '\uE000';

/** Offsets of words refer to their block, or to the string if the text is one string. */
export function sequenceOf(text: string | readonly string[]): Sequence {
  return typeof text === 'string' ? ofText(text) : joinBlocks(text.map(splitWords));
}

/** Skips blocks without words. */
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

/** The text form of a sequence for the index: tokens separated by spaces, unchanged and stemmed. */
export function indexTokens(sequence: Sequence): { raws: string; stems: string } {
  return {
    raws: sequence.map((word) => word?.raw ?? BLOCK_BREAK).join(' '),
    stems: sequence.map((word) => word?.stem ?? BLOCK_BREAK).join(' '),
  };
}
