// Reads the revisions of an article: lists, single snapshots, times and differences.

import type { Revision } from '../model/change/revision.ts';
import type { DiffQuery, QueryWorkers } from './analysis/index.ts';
import { asc, desc, eq, sql } from './drizzle.ts';
import type { ReadContext } from './read-context.ts';
import { articles, revisions } from './tables.ts';
import { ofArticle, prepareRevision, revisionColumns, type StoredRevision, shownRevision } from './whole-revision.ts';

/** The time at which a revision became current. */
export interface RevisionMoment {
  revision: number;
  at: string;
}

const p = sql.placeholder;

export function revisionReads(reading: ReadContext, analyst: QueryWorkers) {
  const { db } = reading;
  const moment = { revision: revisions.revision, at: revisions.at };
  const ofId = eq(articles.id, p('id'));
  const all = db
    .select(revisionColumns)
    .from(revisions)
    .innerJoin(articles, ofArticle)
    .where(ofId)
    .orderBy(desc(revisions.revision))
    .prepare();
  const moments = db
    .select(moment)
    .from(revisions)
    .innerJoin(articles, ofArticle)
    .where(ofId)
    .orderBy(asc(revisions.revision))
    .prepare();
  const one = prepareRevision(db);

  return {
    /** Returns all revisions, newest first; null if the article does not exist. */
    async revisions(id: string): Promise<Revision[] | null> {
      const rows = all.all({ id });
      return rows.length === 0 ? null : rows.map(shownRevision);
    },

    async revision(id: string, revision: number): Promise<StoredRevision | null> {
      return one(id, revision);
    },

    /**
     * The article as clients received it at that revision: JSON, or null if it is the current revision. Null in place
     * of both if the revision does not exist.
     */
    async snapshot(id: string, revision: number): Promise<{ json: string | null; at: string } | null> {
      const found = one(id, revision);
      return found && { json: found.snapshot, at: found.about.at };
    },

    /** The time of each revision, oldest first. */
    async moments(id: string): Promise<RevisionMoment[]> {
      return moments.all({ id });
    },

    /** The difference between two revisions as a response body; null if one of them does not exist. */
    diff: async (query: DiffQuery): Promise<string | null> => analyst.query('diff', query),
  };
}
