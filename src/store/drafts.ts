// Reads drafts back from stored articles, as input for a new enrichment.

import type { DatePrecision } from '../model/article/article.ts';
import type { Draft, DraftLinkKind } from '../model/article/draft.ts';
import type { Block } from '../model/text/block.ts';
import { canonicalUrl } from '../model/url/url.ts';
import { and, asc, eq, gt, ne, sql } from './drizzle.ts';
import { NO_KEY } from './key.ts';
import type { ReadContext } from './read-context.ts';
import { articles, articleTerms, bodies, links, revisions, terms } from './tables.ts';

/** An article to enrich again, as it was when it was selected. */
export interface OutdatedArticle {
  key: number;
  id: string;
  revision: number;
  title: string;
}

export function draftReads({ db, snapshot }: ReadContext) {
  const p = sql.placeholder;
  const isCurrent = and(eq(revisions.articleKey, articles.key), eq(revisions.revision, articles.revision));
  const isOutdated = and(eq(articles.status, 'live'), ne(revisions.extractor, p('extractor')));
  const countOutdated = db
    .select({ count: sql<number>`count(*)` })
    .from(articles)
    .innerJoin(revisions, isCurrent)
    .where(isOutdated)
    .prepare();
  const outdated = db
    .select({ key: articles.key, id: articles.id, revision: articles.revision, title: articles.title })
    .from(articles)
    .innerJoin(revisions, isCurrent)
    .where(and(gt(articles.key, p('after')), isOutdated))
    .orderBy(asc(articles.key))
    .limit(p('limit'))
    .prepare();
  const keys = db
    .select({ key: articles.key })
    .from(articles)
    .where(and(gt(articles.key, p('after')), eq(articles.status, 'live')))
    .orderBy(asc(articles.key))
    .limit(p('limit'))
    .prepare();
  const article = db
    .select({ article: articles, text: bodies.text, blocks: bodies.blocks })
    .from(articles)
    .innerJoin(bodies, eq(bodies.articleKey, articles.key))
    .where(eq(articles.key, p('key')))
    .prepare();
  const itsTerms = db
    .select({ kind: terms.kind, termKey: terms.termKey, host: terms.host, name: articleTerms.name })
    .from(articleTerms)
    .innerJoin(terms, eq(terms.key, articleTerms.termKey))
    .where(eq(articleTerms.articleKey, p('key')))
    .orderBy(asc(articleTerms.position), asc(articleTerms.termKey))
    .prepare();
  const itsLinks = db
    .select({ kind: links.kind, anchor: links.anchor, href: links.href, start: links.start, end: links.end })
    .from(links)
    .where(eq(links.articleKey, p('key')))
    .orderBy(asc(links.position))
    .prepare();

  return {
    /** Counts the articles whose extractor differs from this one; all articles if it is null. */
    async countOutdated(extractor: string | null): Promise<number> {
      return countOutdated.get({ extractor: extractor ?? '' })?.count ?? 0;
    },

    /** Reads these articles in key order, after a key or from the first. Key order is publication order. */
    async outdated(extractor: string | null, after: number | null, limit: number): Promise<OutdatedArticle[]> {
      return outdated.all({ extractor: extractor ?? '', after: after ?? NO_KEY, limit });
    },

    /** Keys of live articles in order, after a key or from the first. */
    async keys(after: number | null, limit: number): Promise<number[]> {
      return keys.all({ after: after ?? NO_KEY, limit }).map(({ key }) => key);
    },

    /** Reconstructs the draft of an article as far as it is stored: repeated terms are lost. */
    async find(key: number): Promise<Draft | null> {
      return snapshot(() => {
        const row = article.get({ key });
        if (!row) return null;
        const { title, subtitle, publishedAt, publishedPrecision, originalUrl, canonicalUrl: canonical } = row.article;
        const filed = itsTerms.all({ key });
        const named = (kind: string) => filed.flatMap((term) => (term.kind === kind ? [term.name] : []));
        const source = filed.find(({ kind }) => kind === 'source');
        const published = publishedAt && { at: publishedAt, precision: publishedPrecision as DatePrecision };
        return {
          title,
          subtitle,
          authors: named('author'),
          section: named('section')[0] ?? null,
          tags: named('tag'),
          lang: named('lang')[0] ?? null,
          published: published || null,
          url: originalUrl,
          canonical: canonical === (originalUrl && canonicalUrl(originalUrl)) ? null : canonical,
          // A source is filed under its host if the document stated one, or else under its name.
          source: source ? { name: source.name, host: source.host === source.termKey ? source.host : null } : null,
          text: row.text,
          blocks: JSON.parse(row.blocks) as Block[],
          links: itsLinks.all({ key }).map((link) => ({ ...link, kind: link.kind as DraftLinkKind })),
        };
      });
    },
  };
}
