// Articles rendered: the JSON that clients get, made once when something changes and stored beside the rows.

import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { Article, Author, SourceRef } from '../model/article.ts';
import type { Mention } from '../model/entity.ts';
import { shortHash } from '../model/id.ts';
import type { Link } from '../model/link.ts';
import type { Handle } from './sqlite.ts';
import { articles, articleTerms, bodies, entities, links, mentions, revisions, terms } from './tables.ts';

/** Grows when the rendered form changes: an archive rendered by an older program is rendered again at its start. */
export const RENDERER = '1';

type ArticleRow = typeof articles.$inferSelect;

/** Renders one article by its key: its card, its mentions, its links, and the hash its ETags are made of. */
export function prepareRender(db: Handle): (key: number) => void {
  const byKey = (column: typeof articles.key | typeof bodies.articleKey) => eq(column, sql.placeholder('key'));
  const article = db.select().from(articles).where(byKey(articles.key)).prepare();
  const itsTerms = db
    .select({
      kind: terms.kind,
      // Documents may spell a tag or an author as they like; a paper has one name.
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
  const itsMentions = db
    .select({
      id: entities.id,
      name: entities.name,
      type: entities.type,
      place: mentions.place,
      start: mentions.start,
      end: mentions.end,
      surface: mentions.surface,
      role: mentions.role,
      method: mentions.method,
      confidence: mentions.confidence,
    })
    .from(mentions)
    .innerJoin(entities, eq(entities.key, mentions.entityKey))
    .where(eq(mentions.articleKey, sql.placeholder('key')))
    .orderBy(asc(mentions.position))
    .prepare();
  const itsLinks = prepareLinks(db);
  const backlinks = db
    .select({ count: sql<number>`count(*)` })
    .from(links)
    .where(and(eq(links.targetKey, sql.placeholder('key')), ne(links.articleKey, sql.placeholder('key'))))
    .prepare();
  const itsRevisions = db
    .select({ count: sql<number>`count(*)` })
    .from(revisions)
    .where(eq(revisions.articleKey, sql.placeholder('key')))
    .prepare();
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
    .set({ mentions: sql`${sql.placeholder('mentions')}`, links: sql`${sql.placeholder('links')}` })
    .where(byKey(bodies.articleKey))
    .prepare();

  return (key) => {
    const row = article.get({ key });
    if (!row) return;
    const backlinkCount = backlinks.get({ key })?.count ?? 0;
    const filed = itsTerms.all({ key });
    const card = JSON.stringify(cardOf({ ...row, backlinkCount }, filed, itsRevisions.get({ key })?.count ?? 1));
    const mentionsJson = JSON.stringify(itsMentions.all({ key }).map(mentionOf));
    const linksJson = JSON.stringify(itsLinks.all({ key }).map(linkOf));
    const etag = shortHash([RENDERER, card, row.textHash, mentionsJson, linksJson], 20);
    saveCard.run({ key, card, etag, backlinkCount });
    saveParts.run({ key, mentions: mentionsJson, links: linksJson });
  };
}

type FiledTerm = { kind: string; name: string; key: string; host: string | null; entityId: string | null };

function cardOf(row: ArticleRow, filed: FiledTerm[], revisionCount: number): Article {
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
    canonicalUrl: row.canonicalUrl ?? undefined,
    source: source && ({ id: source.key, name: source.name, host: source.host ?? undefined } satisfies SourceRef),
    wordCount: row.wordCount,
    textHash: row.textHash,
    counts: {
      entities: row.entityCount,
      links: row.linkCount,
      backlinks: row.backlinkCount,
      quotes: 0,
      revisions: revisionCount,
    },
    summary: row.summary ?? undefined,
  };
}

/** As much of an instant as the document states. */
function statedDate(at: string, precision: string | null): string {
  const length = { year: 4, month: 7, day: 10 }[precision ?? ''];
  return length ? at.slice(0, length) : at;
}

type MentionRow = Omit<Mention, 'entity' | 'in' | 'role'> & {
  id: string;
  name: string;
  type: string;
  place: string;
  role: string | null;
};

function mentionOf(row: MentionRow): Mention {
  return {
    entity: { id: row.id, name: row.name, type: row.type as Mention['entity']['type'] },
    in: row.place as Mention['in'],
    start: row.start,
    end: row.end,
    surface: row.surface,
    role: row.role ?? undefined,
    method: row.method,
    confidence: row.confidence,
  };
}

/** The columns a link is rendered from; `source` and `target` are the articles at its ends. */
export interface LinkRow {
  articleId: string;
  position: number;
  kind: string;
  state: string;
  anchor: string;
  href: string | null;
  host: string | null;
  start: number | null;
  end: number | null;
  targetId: string | null;
}

export const linkColumns = {
  articleId: articles.id,
  position: links.position,
  kind: links.kind,
  state: links.state,
  anchor: links.anchor,
  href: links.href,
  host: links.host,
  start: links.start,
  end: links.end,
  targetId: sql<string | null>`(select id from articles target where target.key = ${links.targetKey})`,
};

function prepareLinks(db: Handle) {
  return db
    .select(linkColumns)
    .from(links)
    .innerJoin(articles, eq(articles.key, links.articleKey))
    .where(eq(links.articleKey, sql.placeholder('key')))
    .orderBy(asc(links.position))
    .prepare();
}

export function linkOf(row: LinkRow): Link {
  return {
    id: `${row.articleId}-${row.position}`,
    articleId: row.articleId,
    kind: row.kind as Link['kind'],
    anchor: row.anchor,
    href: row.href ?? undefined,
    host: row.host ?? undefined,
    state: row.state as Link['state'],
    targetArticleId: row.targetId ?? undefined,
    start: row.start ?? undefined,
    end: row.end ?? undefined,
  };
}
