// A whole article as one JSON text, put together from the parts that are stored rendered.

export interface RenderedParts {
  card: string;
  text?: string;
  blocks?: string;
  mentions?: string;
  links?: string;
  quotes?: string;
  figures?: string;
  highlights?: string;
}

/** The card with these parts added: `{…card, "text": …, "blocks": …, "entities": …, "links": …, "quotes": …}`. */
export function assemble(parts: RenderedParts): string {
  const { card, text, blocks, mentions, links, quotes, figures, highlights } = parts;
  let json = card.slice(0, -1);
  if (text !== undefined) json += `,"text":${JSON.stringify(text)}`;
  if (blocks !== undefined) json += `,"blocks":${blocks}`;
  if (mentions !== undefined) json += `,"entities":${mentions}`;
  if (links !== undefined) json += `,"links":${links}`;
  if (quotes !== undefined) json += `,"quotes":${quotes}`;
  if (figures !== undefined) json += `,"figures":${figures}`;
  if (highlights !== undefined) json += `,"highlights":${highlights}`;
  return `${json}}`;
}
