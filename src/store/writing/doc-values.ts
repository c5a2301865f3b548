// Keeping the values that facets count: written with every rendering of an article.

import type { EntityType } from '../../model/entity.ts';
import type { TermKind } from '../../model/query.ts';
import type { QuoteKind } from '../../model/quote.ts';
import { encodeDocValues, packQuote } from '../doc-values/record.ts';
import { and, asc, eq, ne, type SQL, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import {
  articleEntities,
  articles,
  articleTerms,
  docValues,
  entities,
  linkHosts,
  links,
  mentionedDates,
  quotes,
  STALE,
  terms,
} from '../tables.ts';

export function prepareDocValues(db: Handle) {
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
  const save = ({ stale, where }: { stale: SQL; where?: SQL }) =>
    db
      .insert(docValues)
      .values({ articleKey: p('key'), version: p('version'), stale: STALE.not, data: p('data') })
      .onConflictDoUpdate({
        target: docValues.articleKey,
        set: { version: sql`excluded.version`, stale, data: sql`excluded.data` },
        ...(where && { setWhere: where }),
      })
      .prepare();
  const saveAlways = save({ stale: sql`excluded.stale` });
  const saveChanged = save({
    // Being rendered, because another article links to it, does not give an article the words that it still waits for.
    stale: sql`case ${docValues.stale} when ${sql.raw(String(STALE.words))} then ${docValues.stale} else ${sql.raw(String(STALE.not))} end`,
    where: sql`${docValues.data} <> excluded.data or ${docValues.stale} > 0`,
  });
  const newest = db
    .select({ version: sql<number>`coalesce(max(${docValues.version}), 0)` })
    .from(docValues)
    .prepare();

  const empty = db
    .update(docValues)
    .set({ articleKey: null, version: sql`${p('version')}`, stale: STALE.not })
    .where(eq(docValues.articleKey, p('key')))
    .prepare();

  return {
    /** The article is about to go: whoever holds it in memory has to let it go. */
    remove(key: number): void {
      empty.run({ key, version: (newest.get()?.version ?? 0) + 1 });
    },

    /** The version of what this transaction writes. */
    nextVersion: (): number => (newest.get()?.version ?? 0) + 1,

    /** Whoever holds them in memory also holds sets of words: `hasNewText` says that these may have changed, too. */
    write(key: number, version: number, hasNewText: boolean): void {
      const article = image.get({ key });
      // It was moved within this transaction: under its new key it is marked, too.
      if (!article) return;
      const filed = itsTerms.all({ key });
      const named = itsEntities.all({ key });
      const ofKind = (kind: TermKind) => filed.filter((term) => term.kind === kind).map((term) => term.key);
      const ofType = (type: EntityType) => named.filter((entity) => entity.type === type).map((entity) => entity.key);
      const quoted = itsQuotes.all({ key });
      const data = encodeDocValues({
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
      });
      (hasNewText ? saveAlways : saveChanged).run({ key, version, data });
    },
  };
}
