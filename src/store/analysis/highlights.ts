// Builds the highlights of an article: the matches in its title and snippets of its text.

import type { TextQuery } from '../../model/query/query.ts';
import type { Highlight } from '../../model/search/highlight.ts';
import { findMatches } from '../../model/search/match.ts';
import { buildSnippets } from '../../model/search/snippets.ts';
import type { Block } from '../../model/text/block.ts';

export function highlightsOf({ tree, searchIn }: TextQuery, title: string, blocks: readonly Block[]): Highlight[] {
  const inTitle = findMatches(tree, title, 'title', searchIn);
  const ofTitle: Highlight[] = inTitle.length === 0 ? [] : [{ in: 'title', text: title, start: 0, matches: inTitle }];
  const ofText = buildSnippets(tree, blocks, { searchIn }).map(
    ({ text, start, block, highlights }): Highlight => ({ in: 'text', text, start, block, matches: highlights }),
  );
  return [...ofTitle, ...ofText];
}
