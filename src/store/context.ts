// Cuts the context of a mention: the words around it, as in a concordance.

import type { Mention } from '../model/entity/entity.ts';
import type { MentionInContext } from '../model/entity/mention-in-context.ts';

/** Characters on either side, cut at a word boundary. */
const AROUND = 80;

export interface MentionRow {
  articleId: string;
  title: string;
  publishedAt: string | null;
  text: string;
  place: string;
  start: number;
  end: number;
  surface: string;
  role: string | null;
  method: string;
  confidence: number;
}

export function contextOf(row: MentionRow): MentionInContext {
  const within = row.place === 'title' ? row.title : row.text;
  // The context ends at the block: the words of the next block do not belong to it.
  const separator = row.start === 0 ? -1 : within.lastIndexOf('\n\n', row.start - 1);
  const from = separator === -1 ? 0 : separator + 2;
  const blockEnd = within.indexOf('\n\n', row.end);
  const to = blockEnd === -1 ? within.length : blockEnd;
  return {
    articleId: row.articleId,
    articleTitle: row.title,
    publishedAt: row.publishedAt ?? undefined,
    before: cutBefore(within.slice(from, row.start)),
    surface: row.surface,
    after: cutAfter(within.slice(row.end, to)),
    in: row.place as Mention['in'],
    start: row.start,
    end: row.end,
    role: row.role ?? undefined,
    method: row.method,
    confidence: row.confidence,
  };
}

function cutBefore(words: string): string {
  if (words.length <= AROUND) return words;
  const space = words.indexOf(' ', words.length - AROUND);
  return space === -1 ? words.slice(-AROUND).toWellFormed() : words.slice(space + 1);
}

function cutAfter(words: string): string {
  if (words.length <= AROUND) return words;
  const space = words.lastIndexOf(' ', AROUND);
  return space <= 0 ? words.slice(0, AROUND).toWellFormed() : words.slice(0, space);
}
