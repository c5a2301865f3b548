// Summarises an article in one or two sentences, for lists and search results.

import type { Block } from '../text/block.ts';
import { collapseSpace } from '../text/text.ts';

const LONGEST = 280;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The first sentences of the first paragraph, up to 280 characters; null if there is no paragraph. */
export function summarise(blocks: readonly Block[]): string | null {
  const first = blocks.find((block) => block.type === 'paragraph');
  if (!first) return null;
  // Segmenting reads the whole string, but a summary needs only its beginning.
  const opening = collapseSpace(first.text.slice(0, 4 * LONGEST));
  let summary = '';
  for (const { segment } of sentences.segment(opening)) {
    if (summary && summary.length + segment.trimEnd().length > LONGEST) break;
    summary += segment;
  }
  summary = summary.trim();
  if (summary.length <= LONGEST) return summary || null;
  const cut = summary.lastIndexOf(' ', LONGEST - 1);
  return `${summary.slice(0, cut > LONGEST / 2 ? cut : LONGEST - 1).toWellFormed()}…`;
}
