// Finds the quotes in a draft and their speakers.

import type { Draft } from '../../model/article/draft.ts';
import type { FoundEntity, FoundMention, FoundQuote } from '../../model/article/findings.ts';
import type { Knowledge } from '../knowledge.ts';
import { languageSupportOf } from '../text/language.ts';
import { segmentsOf } from '../text/segments.ts';
import { AnaphoraResolver } from './anaphora.ts';
import { type QuoteLine, readQuoteLine } from './quote-lines.ts';
import { QuoteReader } from './reader.ts';

/** A text with more is not news; this bounds memory. */
const MOST = 20_000;

/** Quotes ordered by offset, given the draft's entities and mentions. English only. */
export function findQuotes(
  draft: Draft,
  { entities, mentions }: { entities: readonly FoundEntity[]; mentions: readonly FoundMention[] },
  { genders }: Pick<Knowledge, 'genders'>,
): FoundQuote[] {
  // In other languages quotation marks enclose titles and names as often as speech.
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
