// NDJSON: one article in the archive's own JSON form on each line.

import { CONFIDENCE, type DocumentHead, type LineFormat } from './parser.ts';

const mediaTypes = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
const extensions = ['ndjson', 'jsonl'];

export const ndjson: LineFormat = {
  name: 'ndjson',
  title: 'NDJSON, an article on each line',
  extensions,
  mediaTypes,
  fileName: 'articles.ndjson',
  holds: 'articles',
  lineType: 'application/json',
  detect({ extension, mediaType }: DocumentHead): number {
    if (mediaType !== null) return mediaTypes.includes(mediaType) ? CONFIDENCE.certain : CONFIDENCE.none;
    return extensions.includes(extension) ? CONFIDENCE.name : CONFIDENCE.none;
  },
};
