// Reads articles, entities and tombstones as records that contain all that another archive needs to restore them.

import type {
  ArticleRecord,
  EntityRecord,
  LinkRecord,
  RevisionRecord,
  TermRecord,
  TombstoneRecord,
} from '../../model/archive/archive-record.ts';
import type { Figure } from '../../model/article/figure.ts';
import type { EntityType } from '../../model/entity/entity.ts';
import type { Block } from '../../model/text/block.ts';
import { and, asc, eq, getTableColumns, isNotNull, or, sql } from '../drizzle.ts';
import { prepareFindings } from '../findings.ts';
import type { Handle } from '../sqlite.ts';
import {
  articles,
  articleTerms,
  articleUrls,
  bodies,
  curationDecisions,
  entities,
  entityNames,
  links,
  revisions,
  terms,
  tombstones,
  tombstoneUrls,
} from '../tables.ts';

export interface FoundArticle {
  record: ArticleRecord;
  /** The earlier revisions that have a snapshot, oldest first; `snapshot` reads one. */
  earlier: number[];
  snapshot: (revision: number) => string;
  /** Ids of the entities that the record depends on. */
  entityIds: string[];
}

const p = sql.placeholder;

export function prepareArticleRecord(db: Handle): (id: string) => FoundArticle | null {
  const findings = prepareFindings(db);
  const article = db
    .select({ article: articles, text: bodies.text, blocks: bodies.blocks, figures: bodies.figures })
    .from(articles)
    .innerJoin(bodies, eq(bodies.articleKey, articles.key))
    .where(eq(articles.id, p('id')))
    .prepare();
  const itsUrls = db
    .select({ url: articleUrls.url })
    .from(articleUrls)
    .where(eq(articleUrls.articleKey, p('key')))
    .orderBy(asc(articleUrls.url))
    .prepare();
  const itsTerms = db
    .select({ filed: articleTerms, term: terms })
    .from(articleTerms)
    .innerJoin(terms, eq(terms.key, articleTerms.termKey))
    .where(eq(articleTerms.articleKey, p('key')))
    .orderBy(asc(terms.kind), asc(articleTerms.position), asc(terms.termKey))
    .prepare();
  const itsLinks = db
    .select({
      kind: links.kind,
      anchor: links.anchor,
      href: links.href,
      start: links.start,
      end: links.end,
      headlineKey: links.headlineKey,
    })
    .from(links)
    .where(eq(links.articleKey, p('key')))
    .orderBy(asc(links.position))
    .prepare();
  const { articleKey: _key, snapshot: _snapshot, ...revisionColumns } = getTableColumns(revisions);
  const itsRevisions = db
    .select(revisionColumns)
    .from(revisions)
    .where(eq(revisions.articleKey, p('key')))
    .orderBy(asc(revisions.revision))
    .prepare();
  const withSnapshot = db
    .select({ revision: revisions.revision })
    .from(revisions)
    .where(and(eq(revisions.articleKey, p('key')), isNotNull(revisions.snapshot)))
    .orderBy(asc(revisions.revision))
    .prepare();
  const snapshot = db
    .select({ snapshot: revisions.snapshot })
    .from(revisions)
    .where(and(eq(revisions.articleKey, p('key')), eq(revisions.revision, p('revision'))))
    .prepare();

  return (id) => {
    const row = article.get({ id });
    const { key } = row?.article ?? { key: 0 };
    const found = row && findings(key);
    if (!row || !found) return null;
    const { title, subtitle, publishedAt, ingestedAt, originalUrl, canonicalUrl, publishedPrecision } = row.article;
    return {
      record: {
        id,
        title,
        subtitle,
        publishedAt,
        publishedPrecision: publishedPrecision as ArticleRecord['publishedPrecision'],
        ingestedAt,
        originalUrl,
        canonicalUrl,
        urls: itsUrls.all({ key }).map(({ url }) => url),
        text: row.text,
        blocks: JSON.parse(row.blocks) as Block[],
        terms: itsTerms.all({ key }).map(termOf),
        mentions: found.mentions,
        quotes: found.quotes,
        figures: JSON.parse(row.figures) as Figure[],
        links: itsLinks.all({ key }) as LinkRecord[],
        revisions: itsRevisions.all({ key }).map(revisionOf),
      },
      earlier: withSnapshot.all({ key }).map(({ revision }) => revision),
      snapshot: (revision) => snapshot.get({ key, revision })?.snapshot ?? '',
      entityIds: found.entities.map((entity) => entity.id),
    };
  };
}

export function prepareEntityRecord(db: Handle): (id: string) => EntityRecord | null {
  const entity = db
    .select()
    .from(entities)
    .where(eq(entities.id, p('id')))
    .prepare();
  const names = db
    .select({ name: entityNames.name, told: entityNames.told })
    .from(entityNames)
    .where(and(eq(entityNames.entityKey, p('key')), eq(entityNames.given, true)))
    .orderBy(asc(entityNames.name))
    .prepare();
  const itsRulings = db
    .select()
    .from(curationDecisions)
    .where(or(eq(curationDecisions.foundId, p('id')), eq(curationDecisions.entityId, p('id'))))
    .orderBy(asc(curationDecisions.articleId), asc(curationDecisions.foundId))
    .prepare();

  return (id) => {
    const row = entity.get({ id });
    if (!row) return null;
    const { key, type, name, description, given, mergedInto, familyKey, born } = row;
    return {
      key,
      id,
      type: type as EntityType,
      name,
      description,
      sameAs: JSON.parse(row.sameAs) as string[],
      given,
      mergedInto,
      familyKey,
      born,
      names: names.all({ key }),
      rulings: itsRulings.all({ id }),
    };
  };
}

/** `withHistory` includes the revisions unless they were erased. */
export function prepareTombstoneRecord(db: Handle): (id: string, withHistory: boolean) => TombstoneRecord | null {
  const tombstone = db
    .select()
    .from(tombstones)
    .where(eq(tombstones.id, p('id')))
    .prepare();
  const itsUrls = db
    .select({ url: tombstoneUrls.url })
    .from(tombstoneUrls)
    .where(eq(tombstoneUrls.id, p('id')))
    .orderBy(asc(tombstoneUrls.url))
    .prepare();

  return (id, withHistory) => {
    const row = tombstone.get({ id });
    if (!row) return null;
    const { history, ...rest } = row;
    return {
      ...rest,
      urls: itsUrls.all({ id }).map(({ url }) => url),
      history: withHistory && history !== null ? (JSON.parse(history) as { revision: number }[]) : null,
    };
  };
}

function termOf({
  filed,
  term,
}: {
  filed: typeof articleTerms.$inferSelect;
  term: typeof terms.$inferSelect;
}): TermRecord {
  const { position, name, entityId } = filed;
  const listed = { name: term.name, host: term.host, entityId: term.entityId };
  return { kind: term.kind as TermRecord['kind'], termKey: term.termKey, position, name, entityId, listed };
}

function revisionOf({ warnings, ...row }: Omit<RevisionRecord, 'warnings'> & { warnings: string }): RevisionRecord {
  return { ...row, warnings: JSON.parse(warnings) as RevisionRecord['warnings'] };
}
