// Writes a draft as a clipping, the way pandoc would: what the round trip is made with.

import type { Draft, DraftLink } from '../../src/model/article/draft.ts';
import type { Block } from '../../src/model/text/block.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export function writeClipping(draft: Draft): string {
  const { title, authors, published, blocks, url } = draft;
  const parts = [escaped(title)];
  if (authors.length > 0) parts.push(`By ${authors.map(escaped).join(' and ')}`);
  if (published) parts.push(dateLine(published.at));
  parts.push('', ...blocks.map((block, index) => writeBlock(block, linksIn(block, draft.links), index)));
  if (url !== null) parts.push('Original url:', `<${url}>`);
  return `\n\n${parts.join('\n\n')}`;
}

function dateLine(at: string): string {
  const [year, month, day] = at.slice(0, 10).split('-').map(Number);
  return `${MONTHS[(month ?? 1) - 1]} ${String(day).padStart(2, '0')}, ${year}`;
}

function linksIn(block: Block, links: readonly DraftLink[]): DraftLink[] {
  return links.filter(({ start, end }) => start !== null && end !== null && start >= block.start && end <= block.end);
}

function writeBlock(block: Block, links: readonly DraftLink[], index: number): string {
  const text = linked(block, links);
  const bullet = index % 2 === 0 ? '-' : '*'; // two lists with the same bullets would be one
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level ?? 1)} ${text}`;
    case 'image':
      if (block.href) return `![${escaped(block.caption ?? '')}](<${block.href}>)`;
      return [escaped(block.caption ?? ''), `**${escaped(block.credit ?? '')}**`].join(' ');
    case 'quote':
      return `> ${text.replaceAll('\n', '\n>\n> ')}`;
    case 'list':
      return `${bullet} ${text.replaceAll('\n', `\n${bullet} `)}`;
    case 'code':
      return `~~~~~~\n${block.text}\n~~~~~~`;
    case 'table': {
      const [first = '', ...rows] = text.split('\n').map((row) => `| ${row.replaceAll('\t', ' | ')} |`);
      return [first, `|${'---|'.repeat(first.split(' | ').length)}`, ...rows].join('\n');
    }
    case 'related':
      return `Related article: ${text}`;
    default:
      return text.replaceAll('\n', '\\\n');
  }
}

function linked({ text, start }: Block, links: readonly DraftLink[]): string {
  let written = '';
  let place = 0;
  for (const link of links) {
    const [from, to] = [(link.start ?? 0) - start, (link.end ?? 0) - start];
    written += `${escaped(text.slice(place, from))}[${escaped(link.anchor)}](${link.href === null ? '#' : `<${link.href}>`})`;
    place = to;
  }
  return written + escaped(text.slice(place));
}

/** Every character that could be markup, whether it would be here or not (CommonMark §2.4). */
function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/gu, '\\$&');
}
