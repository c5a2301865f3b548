// Enriches one document of five megabytes and tells what it found: run with a small heap, it ends only if that is enough.

import { bestExtractor, enrich, loadKnowledge } from '../../src/enrich/index.ts';
import type { Draft } from '../../src/model/article/draft.ts';

const PARAGRAPHS = [
  'Prime Minister Brixt Orvandel met Mayor Maria Silvestri in Tbilisi on Monday, 3 March 2025.',
  '“We paid $5 million for the bridge, and 7 percent more for the road,” Silvestri told the Oskra Council.',
  'The council of Khelmar will vote on Thursday; nobody could say how the ferry, the quay and the road would be paid for.',
  'Orvandel said that the harbour would be mended before the winter, whatever the council of the port decided.',
];
const text = Array.from({ length: 12_500 }, (_, at) => PARAGRAPHS.map((one) => `${one} (${at})`).join(' ')).join(
  '\n\n',
);
let start = 0;
const blocks = text.split('\n\n').map((part) => {
  const block = { type: 'paragraph' as const, start, end: start + part.length, text: part };
  start += part.length + 2;
  return block;
});
const draft: Draft = {
  title: 'The Longest Session',
  subtitle: null,
  authors: [],
  section: null,
  tags: [],
  lang: 'en',
  published: { at: '2025-03-04T00:00:00Z', precision: 'day' },
  url: null,
  canonical: null,
  source: null,
  text,
  blocks,
  links: [],
};

const findings = enrich(draft, loadKnowledge(), bestExtractor());
const broken = findings.mentions.filter((one) => one.in === 'text' && text.slice(one.start, one.end) !== one.surface);
console.log(
  JSON.stringify({
    bytes: text.length,
    mentions: findings.mentions.length,
    quotes: findings.quotes.length,
    figures: findings.figures.length,
    broken: broken.length,
  }),
);
