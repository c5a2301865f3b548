// Highlights of a found article: the stretches of its text, and its title, that match.

import type { Block } from '../../model/block.ts';
import type { Highlight } from '../../model/highlight.ts';
import type { TextQuery } from '../../model/query.ts';
import { findMatches } from '../../model/search/match.ts';
import { snippets } from '../../model/search/snippets.ts';

export function highlightsOf({ tree, searchIn }: TextQuery, title: string, blocks: readonly Block[]): Highlight[] {
  const inTitle = findMatches(tree, title, 'title', searchIn);
  const ofTitle: Highlight[] = inTitle.length === 0 ? [] : [{ in: 'title', text: title, start: 0, matches: inTitle }];
  const ofText = snippets(tree, blocks, { searchIn }).map(
    ({ text, start, block, highlights }): Highlight => ({ in: 'text', text, start, block, matches: highlights }),
  );
  return [...ofTitle, ...ofText];
}
