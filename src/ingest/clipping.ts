// The clipping: an article as Markdown or plain text, with its title, date, paragraphs and original address.

import { CONFIDENCE, type DocumentHead, type DocumentParser } from './parser.ts';

const extensions = ['md', 'markdown', 'mdown', 'txt', 'text'];
const mediaTypes = ['text/markdown', 'text/x-markdown', 'text/plain'];

export const clipping: DocumentParser = {
  name: 'clipping',
  title: 'Markdown or plain text',
  version: 1,
  extensions,
  mediaTypes,
  fileName: 'document.md',
  holds: 'article',
  detect,
  read: async (text) => (await import('./clipping/read-clipping.ts')).readClipping(text),
};

/** Any text that neither is named nor begins like HTML, XML or JSON can be a clipping. */
function detect({ extension, mediaType, start }: DocumentHead): number {
  if (/^(?:<!doctype|<html|<\?xml|<rss|<feed)\b/iu.test(start)) return CONFIDENCE.none;
  if (mediaType !== null && mediaTypes.includes(mediaType)) return CONFIDENCE.certain;
  if (extensions.includes(extension)) return CONFIDENCE.name;
  const isOther = /^(?:html?|xml|json|ndjson|jsonl|rss|atom)$/u.test(extension) || /^(?:\{\s*"|\[\s*[{"])/u.test(start);
  return isOther ? CONFIDENCE.none : CONFIDENCE.lastResort;
}
