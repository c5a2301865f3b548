// Measures quotes and their speakers on annotated paragraphs and news stories.
// node scripts/evaluate-quotes.ts [--show] [file]

import { parseArgs } from 'node:util';
import { enrich, loadKnowledge } from '../src/enrich/index.ts';
import { draftOf, findingsOf } from '../test/enrich/drafts.ts';
import { newScore, readStories, scoreStory } from '../test/enrich/gold/read-news.ts';
import { placeQuotes, ratesOf, readGoldQuotes, score } from '../test/enrich/gold/read-quotes.ts';

const { values, positionals } = parseArgs({
  options: { show: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const gold = readGoldQuotes(positionals[0]);
const draft = draftOf(gold.paragraphs);
const placed = placeQuotes(draft, gold.quotes);
const findings = enrich(draft, loadKnowledge());
const result = score(draft, findings, placed);
const rates = ratesOf(result);
console.log(`${gold.paragraphs.length} paragraphs, ${result.gold} quotes, ${result.found} found`);
console.log(`quotes    precision ${rates.quotePrecision}  recall ${rates.quoteRecall}`);
console.log(`speakers  precision ${rates.speakerPrecision}  recall ${rates.speakerRecall}`);
const kinds = placed.filter(({ start, end, kind }) =>
  findings.quotes.some((quote) => quote.start === start && quote.end === end && quote.kind === kind),
);
console.log(`kinds     ${kinds.length} of ${result.right}`);
const reporters = placed.filter(({ reportedBy }) => reportedBy !== null);
const known = reporters.filter(({ start, reportedBy }) =>
  findings.quotes.some((quote) => quote.start === start && quote.reportedBy?.name.endsWith(reportedBy ?? '') === true),
);
console.log(`reporters ${known.length} of ${reporters.length}`);
if (values.show) {
  console.log(result.misses.join('\n'));
  for (const { start, end, words, kind } of placed) {
    const other = findings.quotes.find((quote) => quote.start === start && quote.end === end && quote.kind !== kind);
    if (other) console.log(`${words}: ${other.kind}, which is ${kind}`);
  }
}

const news = newScore();
const stories = readStories();
for (const story of stories) scoreStory(story, findingsOf(story.paragraphs, { title: story.title }), news);
const percent = (part: number, whole: number) => Math.round((1_000 * part) / (whole || 1)) / 10;
const { names, speakers } = news;
console.log(`${stories.length} news stories, ${names.gold} names, ${speakers.gold} quotes`);
console.log(`names     precision ${percent(names.right, names.found)}  recall ${percent(names.right, names.gold)}`);
console.log(
  `speakers  right ${percent(speakers.right, speakers.gold)}  wrong of given ${percent(speakers.wrong, speakers.given)}`,
);
if (values.show) console.log(news.misses.join('\n'));
