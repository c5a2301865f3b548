// Reads the findings of an article back, so that entities can be resolved again without reading the text again.

import type { Figure } from '../model/article/figure.ts';
import type { Findings, FoundMention, FoundQuote } from '../model/article/findings.ts';
import type { EntityType, LinkRule } from '../model/entity/entity.ts';
import type { QuoteKind } from '../model/quote/quote.ts';
import { asc, eq, sql } from './drizzle.ts';
import { foundFigureOf } from './render/figure.ts';
import type { Handle } from './sqlite.ts';
import { articles, articleTerms, bodies, entities, mentions, quotes, revisions, terms } from './tables.ts';

/** Findings without links, which entity resolution does not change. */
export type KnownFindings = Omit<Findings, 'links'> & {
  /** The publication instant, ISO 8601. */
  published: string | null;
};

export function prepareFindings(db: Handle): (articleKey: number) => KnownFindings | null {
  const p = sql.placeholder;
  const article = db
    .select({ published: articles.publishedAt, figures: bodies.figures, extractor: revisions.extractor })
    .from(articles)
    .innerJoin(bodies, eq(bodies.articleKey, articles.key))
    .innerJoin(
      revisions,
      sql`${revisions.articleKey} = ${articles.key} and ${revisions.revision} = ${articles.revision}`,
    )
    .where(eq(articles.key, p('key')))
    .prepare();
  const itsMentions = db
    .select({ entity: entities, mention: mentions })
    .from(mentions)
    .innerJoin(entities, eq(entities.key, mentions.entityKey))
    .where(eq(mentions.articleKey, p('key')))
    .orderBy(asc(mentions.position))
    .prepare();
  const itsQuotes = db
    .select({ quote: quotes, speakerId: entities.id })
    .from(quotes)
    .leftJoin(entities, eq(entities.key, quotes.speakerKey))
    .where(eq(quotes.articleKey, p('key')))
    .orderBy(asc(quotes.position))
    .prepare();
  const authors = db
    .select({ name: articleTerms.name, entityId: articleTerms.entityId })
    .from(articleTerms)
    .innerJoin(terms, eq(terms.key, articleTerms.termKey))
    .where(sql`${articleTerms.articleKey} = ${p('key')} and +${terms.kind} = 'author'`)
    .orderBy(asc(articleTerms.position))
    .prepare();
  const entity = db
    .select()
    .from(entities)
    .where(eq(entities.id, p('id')))
    .prepare();

  return (key) => {
    const row = article.get({ key });
    if (!row) return null;
    const named = itsMentions.all({ key });
    const known = new Map(named.map(({ entity }) => [entity.id, foundOf(entity)]));
    const by = authors.all({ key });
    for (const { entityId: id } of by) {
      const author = id !== null && !known.has(id) ? entity.get({ id }) : undefined;
      if (author) known.set(author.id, foundOf(author));
    }
    return {
      entities: [...known.values()],
      mentions: named.map(({ entity, mention }) => mentionOf(entity.id, mention)),
      quotes: itsQuotes.all({ key }).map(({ quote, speakerId }) => quoteOf(quote, speakerId)),
      figures: (JSON.parse(row.figures) as Figure[]).map(foundFigureOf),
      authors: by,
      extractor: row.extractor,
      published: row.published,
    };
  };
}

function foundOf(row: typeof entities.$inferSelect): Findings['entities'][number] {
  const { id, type, name, description, sameAs, familyKey, born } = row;
  const urls = JSON.parse(sameAs) as string[];
  const isListed = row.given || urls.length > 0;
  return { id, type: type as EntityType, name, aliases: [], description, sameAs: urls, isListed, familyKey, born };
}

function mentionOf(entityId: string, row: typeof mentions.$inferSelect): FoundMention {
  const { place, start, end, surface, role, method, confidence, foundId, linkedBy } = row;
  const linked = foundId !== null && { foundId, linkedBy: linkedBy as LinkRule };
  return { entityId, in: place as FoundMention['in'], start, end, surface, role, method, confidence, ...linked };
}

function quoteOf(row: typeof quotes.$inferSelect, speakerId: string | null): FoundQuote {
  const { text, start, end, kind, cue, speakerStart, speakerEnd, speakerSurface, method, confidence } = row;
  const reportedBy = row.reporterName === null ? null : { name: row.reporterName, entityId: row.reporterId };
  const speaker = { speakerId, speakerStart, speakerEnd, speakerSurface };
  return { text, start, end, kind: kind as QuoteKind, cue, ...speaker, reportedBy, method, confidence };
}
