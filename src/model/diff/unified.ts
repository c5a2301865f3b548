// Writes a unified diff of two revisions, like `diff -u`. The lines are the title, an empty line and the text.

import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatch, structuredPatch } from 'diff';
import type { ComparedRevision } from './revisions.ts';

/** A search for this many different lines takes a second. */
const MOST_LINES = 2_000;

export function unifiedDiff(from: ComparedRevision, to: ComparedRevision): string {
  const [old, new_] = [pageOf(from), pageOf(to)];
  const names = [from, to].map(({ article, revision }) => `articles/${article.id}/revisions/${revision}`);
  const [oldName = '', newName = ''] = names;
  const patch =
    structuredPatch(oldName, newName, old, new_, from.at, to.at, { context: 3, maxEditLength: MOST_LINES }) ??
    replaceAll(oldName, newName, old, new_, from.at, to.at);
  return formatPatch(patch, FILE_HEADERS_ONLY);
}

function pageOf({ article }: ComparedRevision): string {
  return `${article.title ?? ''}\n\n${article.text ?? ''}\n`;
}

/** Replaces all lines, for texts that differ too much to be compared. */
function replaceAll(
  oldFileName: string,
  newFileName: string,
  old: string,
  new_: string,
  oldHeader: string,
  newHeader: string,
): StructuredPatch {
  const [oldLines, newLines] = [old, new_].map((page) => page.slice(0, -1).split('\n')) as [string[], string[]];
  const hunk = {
    oldStart: 1,
    oldLines: oldLines.length,
    newStart: 1,
    newLines: newLines.length,
    lines: [...oldLines.map((line) => `-${line}`), ...newLines.map((line) => `+${line}`)],
  };
  return { oldFileName, newFileName, oldHeader, newHeader, index: undefined, hunks: [hunk] };
}
