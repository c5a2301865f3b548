// Quotes: the words a draft ascribes to someone, and to whom.

import type { Draft } from '../../model/draft.ts';
import type { FoundEntity, FoundMention, FoundQuote } from '../../model/findings.ts';
import type { Knowledge } from '../knowledge.ts';
import { languageSupportOf } from '../text/language.ts';
import { segmentsOf } from '../text/segments.ts';
import { type QuoteLine, readQuoteLine } from './quote-lines.ts';
import { QuoteReader } from './reader.ts';
import { AnaphoraResolver } from './speakers.ts';

/** What quotes more is no news; memory is bounded by this. */
const MOST = 20_000;

/** The quotes of a draft, in order of place, given whom and what it names. English only. */
export function findQuotes(
  draft: Draft,
  { entities, mentions }: { entities: readonly FoundEntity[]; mentions: readonly FoundMention[] },
  { genders }: Pick<Knowledge, 'genders'>,
): FoundQuote[] {
  // Elsewhere marks stand around titles and names as often as around what is said.
  if (languageSupportOf(draft) !== 'english') return [];
  const names = {
    mentions: mentions.filter((mention) => mention.in === 'text'),
    types: new Map(entities.map(({ id, type }) => [id, type])),
  };
  const speakers = new AnaphoraResolver(entities, mentions, genders);
  const reader = new QuoteReader(speakers);
  const stretches = segmentsOf(draft);
  const block: QuoteLine[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const line = readQuoteLine(draft.text, stretch, names);
    const next = stretches[index + 1];
    if (stretch.kind === 'quoted') {
      block.push(line);
      if (next?.kind !== 'quoted' || next.block !== stretch.block) reader.readBlock(block.splice(0));
      continue;
    }
    if (reader.quotes.length >= MOST) break;
    speakers.resolve(line);
    reader.read(line, next?.kind === stretch.kind && /^["“„«]|^''/u.test(draft.text.slice(next.start, next.start + 2)));
  }
  return reader.quotes;
}
