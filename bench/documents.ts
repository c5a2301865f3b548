// A story in the two forms the archive takes it in: what reading and enriching would make of it, and a clipping.

import type { Draft, DraftLink } from '../src/model/article/draft.ts';
import type { Findings, FoundEntity, FoundLink, FoundMention } from '../src/model/article/findings.ts';
import { entityId } from '../src/model/id/id.ts';
import { linkAddress } from '../src/model/link/link-address.ts';
import type { Block } from '../src/model/text/block.ts';
import { foldHeadline } from '../src/model/text/name.ts';
import type { Part, Span, Story } from './generate.ts';
import { names } from './words.ts';

const LONG_MONTH = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  month: 'long',
  day: '2-digit',
  year: 'numeric',
});

/** As it is saved, without the work of reading it. */
export function foundOf(story: Story): { draft: Draft; findings: Findings } {
  const blocks: Block[] = [];
  const links: DraftLink[] = [];
  const mentions: FoundMention[] = [];
  if (story.titleName !== null) mentions.push(mentionOf(story.titleName, 'title', 0, story.title));
  let text = '';
  for (const part of story.parts) {
    if (text) text += '\n\n';
    const start = text.length;
    for (const span of part.spans) {
      const at = text.length;
      text += span.text;
      if (span.name !== undefined) mentions.push(mentionOf(span.name, 'text', at, span.text, span.role));
      if (span.href !== undefined) {
        const kind = part.type === 'related' ? 'related' : 'inline';
        links.push({ kind, anchor: span.text, href: span.href, start: at, end: text.length });
      }
    }
    const caption = text.slice(start);
    if (part.credit) text += ` ${part.credit}`;
    const image = part.credit === undefined ? {} : { caption, credit: part.credit };
    const level = part.type === 'heading' ? { level: 2 } : {};
    blocks.push({ type: part.type, start, end: text.length, text: text.slice(start), ...level, ...image });
  }
  links.push({ kind: 'original', anchor: story.url, href: story.url, start: null, end: null });
  const draft: Draft = {
    title: story.title,
    subtitle: null,
    authors: story.authors,
    section: story.section,
    tags: story.tags,
    lang: 'en',
    published: story.date === null ? null : { at: `${story.date}T00:00:00Z`, precision: 'day' },
    url: story.url,
    canonical: null,
    source: { name: story.paper, host: story.host },
    text,
    blocks,
    links,
  };
  const entities = [...new Set(mentions.map((mention) => mention.entityId))].map(entityNamed);
  const authors = story.authors.map((name) => ({ name, entityId: null }));
  return {
    draft,
    findings: { entities, mentions, links: links.map(linkOf), quotes: [], figures: [], authors, extractor: 'bench/1' },
  };
}

const known = new Map<string, FoundEntity>(
  names.map(({ type, full, short }) => {
    const id = entityId(type, full);
    const aliases = short === full ? [] : [short];
    return [
      id,
      { id, type, name: full, aliases, description: null, sameAs: [], isListed: true, familyKey: null, born: null },
    ];
  }),
);
const ids = names.map(({ type, full }) => entityId(type, full));

/** The entity that this number names. */
export function idOf(name: number): string {
  return ids[name] ?? '';
}

function entityNamed(id: string): FoundEntity {
  const entity = known.get(id);
  if (!entity) throw new Error(`Nothing is called ${id}.`);
  return entity;
}

function mentionOf(name: number, place: 'title' | 'text', start: number, text: string, role?: string): FoundMention {
  const surface = place === 'title' ? (names[name]?.full ?? '') : text;
  return {
    entityId: idOf(name),
    in: place,
    start,
    end: start + surface.length,
    surface,
    role: role ?? null,
    method: 'names/seen',
    confidence: role ? 0.95 : 0.8,
  };
}

function linkOf(link: DraftLink): FoundLink {
  const headlineKey = link.kind === 'related' ? foldHeadline(link.anchor) : null;
  return { ...link, ...linkAddress(link.href), headlineKey };
}

/** As a clipping: a page that pandoc made Markdown of. */
export function clippingOf(story: Story): string {
  const date = story.date === null ? '' : `${LONG_MONTH.format(new Date(story.date))}\n\n`;
  const parts = story.parts.map(markdownOf).join('\n\n');
  return `\n\n${story.title}\n\n${date}\n\n${parts}\n\nOriginal url:\n\n<${story.url}>`;
}

function markdownOf(part: Part): string {
  const said = part.spans.map(spanOf).join('');
  if (part.type === 'image') return `${said} **${part.credit}**`;
  if (part.type === 'heading') return `## ${said}`;
  return part.type === 'related' ? `Related article: ${said}` : said;
}

function spanOf({ text, href }: Span): string {
  return href === undefined ? text : `[${text}](${href ?? '#'})`;
}
