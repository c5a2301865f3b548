// What of an article is searched, by field: the one choice that indexing, asking and highlighting share.

import type { Block } from '../text/block.ts';
import type { SearchTexts } from './sequence.ts';
import type { SearchField } from './tree.ts';

export interface SearchableParts {
  title: string;
  subtitle: string | null;
  blocks: readonly Pick<Block, 'type' | 'text'>[];
  authors: readonly string[];
}

/** Which field a block is searched as: an image's text is its caption. */
export function fieldOfBlock({ type }: Pick<Block, 'type'>): SearchField {
  return type === 'image' ? 'caption' : 'body';
}

/** The line below the headline belongs to it. */
export function textsOf({ title, subtitle, blocks, authors }: SearchableParts): SearchTexts {
  const of = (field: SearchField) => blocks.filter((block) => fieldOfBlock(block) === field).map(({ text }) => text);
  return {
    title: subtitle === null ? [title] : [title, subtitle],
    caption: of('caption'),
    body: of('body'),
    author: authors,
  };
}
