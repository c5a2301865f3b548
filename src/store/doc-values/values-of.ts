// Reads the facet values of one article from the tables.

import type { EntityType } from '../../model/entity/entity.ts';
import type { TermKind } from '../../model/query/query.ts';
import type { QuoteKind } from '../../model/quote/quote.ts';
import { and, asc, eq, ne, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import {
  articleEntities,
  articles,
  articleTerms,
  entities,
  linkHosts,
  links,
  mentionedDates,
  quotes,
  terms,
} from '../tables.ts';
import { type DocValues, packQuote } from './record.ts';

/** Reads the values by article key; null if the article does not exist. */
export function prepareValuesOf(db: Handle): (key: number) => DocValues | null {
  const p = sql.placeholder;
  const image = db
    .select({ hasImage: articles.hasImage })
    .from(articles)
    .where(eq(articles.key, p('key')))
    .prepare();
  const itsTerms = db
    .select({ kind: terms.kind, key: terms.key })
    .from(articleTerms)
    .innerJoin(terms, eq(terms.key, articleTerms.termKey))
    .where(eq(articleTerms.articleKey, p('key')))
    .prepare();
  const itsEntities = db
    .select({ key: entities.key, type: entities.type })
    .from(articleEntities)
    .innerJoin(entities, eq(entities.key, articleEntities.entityKey))
    .where(eq(articleEntities.articleKey, p('key')))
    .prepare();
  const itsHosts = db
    .selectDistinct({ key: linkHosts.key })
    .from(links)
    .innerJoin(linkHosts, eq(linkHosts.host, links.host))
    .where(and(eq(links.articleKey, p('key')), ne(links.kind, 'original')))
    .prepare();
  const itsQuotes = db
    .select({ speakerKey: quotes.speakerKey, kind: quotes.kind })
    .from(quotes)
    .where(eq(quotes.articleKey, p('key')))
    .orderBy(asc(quotes.position))
    .prepare();
  const itsDates = db
    .select({ first: mentionedDates.first, last: mentionedDates.last })
    .from(mentionedDates)
    .where(eq(mentionedDates.articleKey, p('key')))
    .prepare();

  return (key) => {
    const article = image.get({ key });
    if (!article) return null;
    const filed = itsTerms.all({ key });
    const named = itsEntities.all({ key });
    const ofKind = (kind: TermKind) => filed.filter((term) => term.kind === kind).map((term) => term.key);
    const ofType = (type: EntityType) => named.filter((entity) => entity.type === type).map((entity) => entity.key);
    const quoted = itsQuotes.all({ key });
    return {
      hasImage: article.hasImage,
      section: ofKind('section')[0] ?? 0,
      source: ofKind('source')[0] ?? 0,
      lang: ofKind('lang')[0] ?? 0,
      author: ofKind('author'),
      tag: ofKind('tag'),
      person: ofType('person'),
      organization: ofType('organization'),
      place: ofType('place'),
      event: ofType('event'),
      other: ofType('other'),
      linkHost: itsHosts.all({ key }).map((row) => row.key),
      speaker: [...new Set(quoted.flatMap(({ speakerKey }) => speakerKey ?? []))],
      quote: quoted.map(({ speakerKey, kind }) => packQuote(speakerKey, kind as QuoteKind)),
      mentioned: itsDates.all({ key }).flatMap(({ first, last }) => [first, last]),
    };
  };
}
