// The archive's own form: one article as a JSON object.

import { CONFIDENCE, type DocumentHead, type DocumentParser } from './parser.ts';

export const articleJson: DocumentParser = {
  name: 'article',
  title: 'JSON, the archive’s own form of an article',
  version: 1,
  extensions: ['json'],
  mediaTypes: ['application/json'],
  fileName: 'article.json',
  holds: 'article',
  detect({ extension, mediaType }: DocumentHead): number {
    if (mediaType !== null) return mediaType === 'application/json' ? CONFIDENCE.certain : CONFIDENCE.none;
    return extension === 'json' ? CONFIDENCE.name : CONFIDENCE.none;
  },
  read: async (text) => (await import('./article-json/read-article.ts')).readArticleJson(text),
};
