// Builds the JSON of an article from its stored parts: the requested fields, body and includes.

import type { Media } from '../model/article/media.ts';
import type { Block } from '../model/text/block.ts';
import { assemble, type RenderedParts } from '../store/index.ts';

export interface View {
  fields?: string[] | undefined;
  body: 'none' | 'text' | 'blocks';
  include?: string[] | undefined;
}

/** Whether the view needs more than the stored summary. */
export function needsBody({ body, include }: View): boolean {
  return body !== 'none' || (include?.length ?? 0) > 0;
}

/** Renders an article as JSON. */
export function show(article: RenderedParts, { fields, body, include }: View): string {
  const parts: RenderedParts = { card: fields ? pick(article.card, fields) : article.card };
  if (body !== 'none') parts.text = article.text;
  if (body === 'blocks') parts.blocks = article.blocks;
  if (include?.includes('entities')) parts.mentions = article.mentions;
  if (include?.includes('links')) parts.links = article.links;
  if (include?.includes('quotes')) parts.quotes = article.quotes;
  if (include?.includes('figures')) parts.figures = article.figures;
  parts.highlights = article.highlights;
  const json = assemble(parts);
  return include?.includes('media') ? `${json.slice(0, -1)},"media":${JSON.stringify(mediaOf(article.blocks))}}` : json;
}

/** Renders an earlier revision, which is stored as one JSON text. */
export function showSnapshot(snapshot: string, view: View): string {
  const { text, blocks, entities, links, quotes = [], figures = [], ...card } = JSON.parse(snapshot);
  return show(
    {
      card: JSON.stringify(card),
      text,
      blocks: JSON.stringify(blocks),
      mentions: JSON.stringify(entities),
      links: JSON.stringify(links),
      quotes: JSON.stringify(quotes),
      figures: JSON.stringify(figures),
    },
    view,
  );
}

function pick(card: string, fields: string[]): string {
  const all = JSON.parse(card) as Record<string, unknown>;
  return JSON.stringify(
    Object.fromEntries(Object.entries(all).filter(([name]) => name === 'id' || fields.includes(name))),
  );
}

function mediaOf(blocks: string | undefined): Media[] {
  const images = (JSON.parse(blocks ?? '[]') as Block[]).filter((block) => block.type === 'image');
  return images.map(({ caption, credit, href, start, end }) => ({ caption, credit, href, start, end }));
}
