// Renders quotes and selects the columns they are rendered from.

import type { EntityType } from '../../model/entity/entity.ts';
import type { Quote, QuoteKind } from '../../model/quote/quote.ts';
import { asc, eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { articles, entities, quotes } from '../tables.ts';

/** The columns that a quote is rendered from. */
export interface QuoteRow {
  articleId: string;
  kind: string;
  text: string;
  start: number;
  end: number;
  cue: string | null;
  speakerId: string | null;
  speakerName: string | null;
  speakerType: string | null;
  speakerStart: number | null;
  speakerEnd: number | null;
  speakerSurface: string | null;
  reporterName: string | null;
  reporterId: string | null;
  method: string;
  confidence: number;
}

export const renderedQuoteColumns = {
  articleId: articles.id,
  kind: quotes.kind,
  text: quotes.text,
  start: quotes.start,
  end: quotes.end,
  cue: quotes.cue,
  speakerId: entities.id,
  speakerName: entities.name,
  speakerType: entities.type,
  speakerStart: quotes.speakerStart,
  speakerEnd: quotes.speakerEnd,
  speakerSurface: quotes.speakerSurface,
  reporterName: quotes.reporterName,
  reporterId: quotes.reporterId,
  method: quotes.method,
  confidence: quotes.confidence,
};

export function prepareItsQuotes(db: Handle) {
  return db
    .select(renderedQuoteColumns)
    .from(quotes)
    .innerJoin(articles, eq(articles.key, quotes.articleKey))
    .leftJoin(entities, eq(entities.key, quotes.speakerKey))
    .where(eq(quotes.articleKey, sql.placeholder('key')))
    .orderBy(asc(quotes.position))
    .prepare();
}

export function quoteOf(row: QuoteRow): Quote {
  const { speakerId: id, speakerName: name, speakerType: type } = row;
  return {
    id: `${row.articleId}-q${row.start}`,
    articleId: row.articleId,
    text: row.text,
    start: row.start,
    end: row.end,
    kind: row.kind as QuoteKind,
    cue: row.cue ?? undefined,
    speaker: id !== null && name !== null ? { id, name, type: type as EntityType } : undefined,
    speakerStart: row.speakerStart ?? undefined,
    speakerEnd: row.speakerEnd ?? undefined,
    speakerSurface: row.speakerSurface ?? undefined,
    reportedBy:
      row.reporterName === null ? undefined : { name: row.reporterName, entityId: row.reporterId ?? undefined },
    method: row.method,
    confidence: row.confidence,
  };
}
