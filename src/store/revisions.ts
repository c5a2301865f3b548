// Reading the versions of an article: the list, one of them whole, when each came, two compared.

import type { Revision } from '../model/change/revision.ts';
import type { DiffQuery, QueryWorkers } from './analysis/index.ts';
import { asc, desc, eq, sql } from './drizzle.ts';
import type { ReadContext } from './read-context.ts';
import { articles, revisions } from './tables.ts';
import { ofArticle, prepareRevision, revisionColumns, type StoredRevision, shownRevision } from './whole-revision.ts';

/** When a revision became the current one. */
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
    /** Newest first; null where there is no such article. */
    async revisions(id: string): Promise<Revision[] | null> {
      const rows = all.all({ id });
      return rows.length === 0 ? null : rows.map(shownRevision);
    },

    async revision(id: string, revision: number): Promise<StoredRevision | null> {
      return one(id, revision);
    },

    /** The article as clients got it at that revision: JSON, or null where it is the current one or never was. */
    async snapshot(id: string, revision: number): Promise<{ json: string | null; at: string } | null> {
      const found = one(id, revision);
      return found && { json: found.snapshot, at: found.about.at };
    },

    /** When each revision came, the oldest first. */
    async moments(id: string): Promise<RevisionMoment[]> {
      return moments.all({ id });
    },

    /** What changed between two revisions, as the reply's body; null where one of them is not there. */
    diff: async (query: DiffQuery): Promise<string | null> => analyst.query('diff', query),
  };
}
