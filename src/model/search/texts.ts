// Selects the searchable texts of an article by field, for indexing, searching and highlighting alike.

import type { Block } from '../text/block.ts';
import type { SearchTexts } from './sequence.ts';
import type { SearchField } from './tree.ts';

export interface SearchableParts {
  title: string;
  subtitle: string | null;
  blocks: readonly Pick<Block, 'type' | 'text'>[];
  authors: readonly string[];
}

/** The field of a block. The text of an image is its caption. */
export function fieldOfBlock({ type }: Pick<Block, 'type'>): SearchField {
  return type === 'image' ? 'caption' : 'body';
}

/** The subtitle belongs to the title. */
export function textsOf({ title, subtitle, blocks, authors }: SearchableParts): SearchTexts {
  const of = (field: SearchField) => blocks.filter((block) => fieldOfBlock(block) === field).map(({ text }) => text);
  return {
    title: subtitle === null ? [title] : [title, subtitle],
    caption: of('caption'),
    body: of('body'),
    author: authors,
  };
}
