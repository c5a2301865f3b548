// Matches lines that cite a headline with articles that have it, whichever is stored first.

import { and, eq, inArray, isNull, ne, type Placeholder, sql } from '../drizzle.ts';
import { areNear, halvesOf } from '../near-headline.ts';
import type { Handle } from '../sqlite.ts';
import { headlineHalves, lineHalves, links, revisions } from '../tables.ts';

/** A line that cites an article by headline only. */
export interface HeadlineLine {
  articleKey: number;
  position: number;
  targetKey: number | null;
  headlineKey: string | null;
}

/** A headline has two or four halves. `NO_HALF` fills unused placeholders and matches no row. */
const MOST_HALVES = 4;
const NO_HALF = -1;

export function prepareHeadlines(db: Handle) {
  const p = sql.placeholder;
  const [articleKey, headlineKey, half] = [p('articleKey'), p('headlineKey'), p('half')];
  const slots = Array.from({ length: MOST_HALVES }, (_, at): Placeholder => p(`half${at}`));
  const noteHalf = db.insert(headlineHalves).values({ half, articleKey }).onConflictDoNothing().prepare();
  const noteLine = db
    .insert(lineHalves)
    .values({ half, articleKey, position: p('position') })
    .onConflictDoNothing()
    .prepare();
  const forgetLines = db.delete(lineHalves).where(eq(lineHalves.articleKey, articleKey)).prepare();
  const bearing = db
    .selectDistinct({ key: revisions.articleKey })
    .from(revisions)
    .where(and(eq(revisions.headlineKey, headlineKey), ne(revisions.articleKey, articleKey)))
    .limit(2)
    .prepare();
  const bearingHalf = db
    .selectDistinct({ key: revisions.articleKey, headlineKey: revisions.headlineKey })
    .from(headlineHalves)
    .innerJoin(revisions, eq(revisions.articleKey, headlineHalves.articleKey))
    .where(and(inArray(headlineHalves.half, slots), ne(revisions.articleKey, articleKey)))
    .prepare();
  const line = {
    articleKey: links.articleKey,
    position: links.position,
    targetKey: links.targetKey,
    headlineKey: links.headlineKey,
  };
  const saying = db
    .select(line)
    .from(links)
    .where(and(eq(links.headlineKey, headlineKey), isNull(links.href), ne(links.kind, 'original')))
    .prepare();
  const sayingHalf = db
    .selectDistinct(line)
    .from(lineHalves)
    .innerJoin(links, and(eq(links.articleKey, lineHalves.articleKey), eq(links.position, lineHalves.position)))
    .where(inArray(lineHalves.half, slots))
    .prepare();
  const borne = db
    .selectDistinct({ headlineKey: revisions.headlineKey })
    .from(revisions)
    .where(eq(revisions.articleKey, articleKey))
    .prepare();

  return {
    /** Records a headline of an article. */
    note(articleKey: number, headlineKey: string): void {
      for (const half of halvesOf(headlineKey)) noteHalf.run({ half, articleKey });
    },

    /** Records a line of an article that cites this headline. */
    noteLine(articleKey: number, position: number, headlineKey: string): void {
      for (const half of halvesOf(headlineKey)) noteLine.run({ half, articleKey, position });
    },

    /** Call it before the links of an article are deleted. */
    forgetLines(articleKey: number): void {
      forgetLines.run({ articleKey });
    },

    /** All headlines of an article in any revision. */
    of: (articleKey: number): string[] => borne.all({ articleKey }).map((row) => row.headlineKey),

    /**
     * Finds the one article, other than `from`, with this headline in any revision; if there is none, the one with a
     * near headline. Returns null if none or several articles match: the archive does not guess.
     */
    find(headlineKey: string, from: number): number | null {
      const exact = bearing.all({ headlineKey, articleKey: from });
      if (exact.length > 0) return exact.length === 1 ? (exact[0]?.key ?? null) : null;
      const near = bearingHalf
        .all({ ...slotsOf(headlineKey), articleKey: from })
        .filter((one) => areNear(one.headlineKey, headlineKey));
      const [first, ...others] = new Set(near.map((one) => one.key));
      return others.length === 0 ? (first ?? null) : null;
    },

    /** The lines that cite this headline or a near one. */
    linesNear(headlineKey: string): HeadlineLine[] {
      const near = sayingHalf
        .all(slotsOf(headlineKey))
        .filter(
          (one) => one.headlineKey !== null && one.headlineKey !== headlineKey && areNear(one.headlineKey, headlineKey),
        );
      return [...saying.all({ headlineKey }), ...near];
    },
  };
}

function slotsOf(headlineKey: string): Record<string, number> {
  const halves = halvesOf(headlineKey);
  return Object.fromEntries(Array.from({ length: MOST_HALVES }, (_, at) => [`half${at}`, halves[at] ?? NO_HALF]));
}
