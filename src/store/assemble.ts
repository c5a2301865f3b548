// A whole article as one JSON text, put together from the parts that are stored rendered.

export interface RenderedParts {
  card: string;
  text?: string;
  blocks?: string;
  mentions?: string;
  links?: string;
  highlights?: string;
}

/** The card with these parts added: `{…card, "text": …, "blocks": …, "entities": …, "links": …}`. */
export function assemble({ card, text, blocks, mentions, links, highlights }: RenderedParts): string {
  let json = card.slice(0, -1);
  if (text !== undefined) json += `,"text":${JSON.stringify(text)}`;
  if (blocks !== undefined) json += `,"blocks":${blocks}`;
  if (mentions !== undefined) json += `,"entities":${mentions}`;
  if (links !== undefined) json += `,"links":${links}`;
  if (highlights !== undefined) json += `,"highlights":${highlights}`;
  return `${json}}`;
}
