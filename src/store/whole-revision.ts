// Reads one whole revision of an article: its metadata and its snapshot.

import type { Revision } from '../model/change/revision.ts';
import type { ComparedRevision } from '../model/diff/revisions.ts';
import { assemble } from './assemble.ts';
import { and, eq, sql } from './drizzle.ts';
import { parts } from './search/list-row.ts';
import type { Handle } from './sqlite.ts';
import { articles, bodies, revisions } from './tables.ts';

export interface StoredRevision {
  about: Revision;
  /** The article as clients received it, JSON; null for the current revision, which the article itself holds. */
  snapshot: string | null;
}

const p = sql.placeholder;

export const ofArticle = eq(articles.key, revisions.articleKey);

export const revisionColumns = {
  revision: revisions.revision,
  at: revisions.at,
  reason: revisions.reason,
  note: revisions.note,
  title: revisions.title,
  textHash: revisions.textHash,
  sourceHash: revisions.sourceHash,
  importer: revisions.importer,
  warnings: revisions.warnings,
};

export function prepareRevision(db: Handle): (id: string, revision: number) => StoredRevision | null {
  const one = db
    .select({ ...revisionColumns, snapshot: revisions.snapshot })
    .from(revisions)
    .innerJoin(articles, ofArticle)
    .where(and(eq(articles.id, p('id')), eq(revisions.revision, p('revision'))))
    .prepare();
  return (id, revision) => {
    const row = one.get({ id, revision });
    if (!row) return null;
    const { snapshot, ...rest } = row;
    return { about: shownRevision(rest), snapshot };
  };
}

/** Reads a revision for comparison, from its snapshot or from the article itself. */
export function prepareCompared(db: Handle): (id: string, revision: number) => ComparedRevision | null {
  const one = prepareRevision(db);
  const page = db
    .select({ card: articles.card, ...parts })
    .from(articles)
    .innerJoin(bodies, eq(bodies.articleKey, articles.key))
    .where(eq(articles.id, p('id')))
    .prepare();
  return (id, number) => {
    const found = one(id, number);
    const current = found && found.snapshot === null ? page.get({ id }) : undefined;
    const json = found?.snapshot ?? (current && assemble(current));
    if (!found || !json) return null;
    const { revision, at, textHash } = found.about;
    return { revision, at, textHash, article: JSON.parse(json) };
  };
}

type RevisionRow = Omit<Revision, 'reason' | 'note' | 'warnings'> & {
  reason: string | null;
  note: string | null;
  warnings: string;
};

export function shownRevision(row: RevisionRow): Revision {
  return { ...row, reason: row.reason ?? undefined, note: row.note ?? undefined, warnings: JSON.parse(row.warnings) };
}
