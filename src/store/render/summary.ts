// Renders the summary of an article: what lists return of it, and its terms.

import type { Article, Author, SourceRef } from '../../model/article/article.ts';
import { asc, eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { type articles, articleTerms, articleUrls, terms } from '../tables.ts';

type ArticleRow = typeof articles.$inferSelect;

export function prepareItsTerms(db: Handle) {
  return db
    .select({
      kind: terms.kind,
      // Tags and authors keep the spelling of the document; a source has one name.
      name: sql<string>`case ${terms.kind} when 'source' then ${terms.name} else ${articleTerms.name} end`,
      key: terms.termKey,
      host: terms.host,
      entityId: articleTerms.entityId,
    })
    .from(articleTerms)
    .innerJoin(terms, eq(terms.key, articleTerms.termKey))
    .where(eq(articleTerms.articleKey, sql.placeholder('key')))
    .orderBy(asc(articleTerms.position))
    .prepare();
}

type FiledTerm = { kind: string; name: string; key: string; host: string | null; entityId: string | null };

export function prepareItsUrls(db: Handle) {
  return db
    .select({ url: articleUrls.url, page: articleUrls.page })
    .from(articleUrls)
    .where(eq(articleUrls.articleKey, sql.placeholder('key')))
    .orderBy(asc(articleUrls.url))
    .prepare();
}

interface Surroundings {
  filed: FiledTerm[];
  urls: { url: string; page: string }[];
  /** All revisions, newest first. */
  versions: readonly { revision: number; at: string; note: string | null }[];
}

export function summaryJsonOf(row: ArticleRow, { filed, urls, versions }: Surroundings): Article {
  const corrections = versions.flatMap(({ note, ...version }) => (note === null ? [] : [{ ...version, note }]));
  const canonicalUrl = urls.find(({ url }) => url === row.canonicalUrl)?.page;
  const aliasUrls = urls.map(({ url }) => url).filter((url) => url !== canonicalUrl);
  const named = (kind: string) => filed.filter((term) => term.kind === kind);
  const [section] = named('section');
  const [source] = named('source');
  const [lang] = named('lang');
  return {
    id: row.id,
    title: row.title,
    subtitle: row.subtitle ?? undefined,
    authors: named('author').map((term): Author => ({ name: term.name, entityId: term.entityId ?? undefined })),
    section: section?.name,
    tags: named('tag').map((term) => term.name),
    lang: lang?.name,
    publishedAt: row.publishedAt ?? undefined,
    publishedDate: row.publishedAt ? statedDate(row.publishedAt, row.publishedPrecision) : undefined,
    publishedPrecision: (row.publishedPrecision ?? undefined) as Article['publishedPrecision'],
    updatedAt: row.updatedAt,
    ingestedAt: row.ingestedAt,
    revision: row.revision,
    status: row.status as Article['status'],
    originalUrl: row.originalUrl ?? undefined,
    canonicalUrl,
    aliasUrls: aliasUrls.length > 0 ? aliasUrls : undefined,
    source: source && ({ id: source.key, name: source.name, host: source.host ?? undefined } satisfies SourceRef),
    wordCount: row.wordCount,
    textHash: row.textHash,
    counts: {
      entities: row.entityCount,
      links: row.linkCount,
      backlinks: row.backlinkCount,
      quotes: row.quoteCount,
      revisions: versions.length,
    },
    corrections: corrections.length > 0 ? corrections : undefined,
    summary: row.summary ?? undefined,
  };
}

/** Truncates an instant to the precision that the document states. */
function statedDate(at: string, precision: string | null): string {
  const length = { year: 4, month: 7, day: 10 }[precision ?? ''];
  return length ? at.slice(0, length) : at;
}
