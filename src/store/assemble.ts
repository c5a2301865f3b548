// Assembles the JSON of a whole article from its stored rendered parts.

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

/** Adds parts to the summary JSON: `{…card, "text": …, "blocks": …, "entities": …, "links": …, "quotes": …}`. */
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
