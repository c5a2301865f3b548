// Renders articles into the JSON that clients receive, once per change, and stores it beside the rows.

import { shortHash } from '../../model/id/id.ts';
import { and, desc, eq, ne, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { articles, bodies, links, revisions } from '../tables.ts';
import { RENDERER } from '../versions.ts';
import { linkOf, prepareItsLinks } from './link.ts';
import { mentionOf, prepareItsMentions } from './mention.ts';
import { prepareItsQuotes, quoteOf } from './quote.ts';
import { prepareItsTerms, prepareItsUrls, summaryJsonOf } from './summary.ts';

/** All rendered parts of an article as JSON, and the hash that its ETags are made of. */
export interface Rendering {
  card: string;
  mentions: string;
  links: string;
  quotes: string;
  backlinkCount: number;
  etag: string;
}

const byKey = (column: typeof articles.key | typeof bodies.articleKey) => eq(column, sql.placeholder('key'));

/** Renders an article by key; null if it does not exist. `before` is its stored ETag. */
export function prepareRendering(db: Handle): (key: number) => { rendering: Rendering; before: string } | null {
  const article = db.select().from(articles).where(byKey(articles.key)).prepare();
  const itsTerms = prepareItsTerms(db);
  const itsUrls = prepareItsUrls(db);
  const itsMentions = prepareItsMentions(db);
  const itsLinks = prepareItsLinks(db);
  const itsQuotes = prepareItsQuotes(db);
  const itsFigures = db.select({ figures: bodies.figures }).from(bodies).where(byKey(bodies.articleKey)).prepare();
  const backlinks = db
    .select({ count: sql<number>`count(*)` })
    .from(links)
    .where(and(eq(links.targetKey, sql.placeholder('key')), ne(links.articleKey, sql.placeholder('key'))))
    .prepare();
  const itsRevisions = db
    .select({ revision: revisions.revision, at: revisions.at, note: revisions.note })
    .from(revisions)
    .where(eq(revisions.articleKey, sql.placeholder('key')))
    .orderBy(desc(revisions.revision))
    .prepare();
  return (key) => {
    const row = article.get({ key });
    if (!row) return null;
    const backlinkCount = backlinks.get({ key })?.count ?? 0;
    const filed = itsTerms.all({ key });
    const urls = itsUrls.all({ key });
    const versions = itsRevisions.all({ key });
    const card = JSON.stringify(summaryJsonOf({ ...row, backlinkCount }, { filed, urls, versions }));
    const mentionsJson = JSON.stringify(itsMentions.all({ key }).map(mentionOf));
    const linksJson = JSON.stringify(itsLinks.all({ key }).map(linkOf));
    const quotesJson = JSON.stringify(itsQuotes.all({ key }).map(quoteOf));
    const figures = itsFigures.get({ key })?.figures ?? null;
    const etag = shortHash([RENDERER, card, row.textHash, mentionsJson, linksJson, quotesJson, figures], 20);
    const rendering = { card, mentions: mentionsJson, links: linksJson, quotes: quotesJson, backlinkCount, etag };
    return { rendering, before: row.etag };
  };
}

/** Renders an article and stores the result. Returns whether the rendering changed. */
export function prepareRender(db: Handle): (key: number) => boolean {
  const render = prepareRendering(db);
  const saveCard = db
    .update(articles)
    .set({
      card: sql`${sql.placeholder('card')}`,
      etag: sql`${sql.placeholder('etag')}`,
      backlinkCount: sql`${sql.placeholder('backlinkCount')}`,
    })
    .where(byKey(articles.key))
    .prepare();
  const saveParts = db
    .update(bodies)
    .set({
      mentions: sql`${sql.placeholder('mentions')}`,
      links: sql`${sql.placeholder('links')}`,
      quotes: sql`${sql.placeholder('quotes')}`,
    })
    .where(byKey(bodies.articleKey))
    .prepare();

  return (key) => {
    const found = render(key);
    if (!found) return false;
    const { card, etag, backlinkCount, ...parts } = found.rendering;
    saveCard.run({ key, card, etag, backlinkCount });
    saveParts.run({ key, ...parts });
    return etag !== found.before;
  };
}
