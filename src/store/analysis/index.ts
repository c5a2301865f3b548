// The door of analysis: its operations by name, each run on one moment of the archive.

import { Problem } from '../../model/problem/problem.ts';
import type { OnProgress } from '../doc-values/columns.ts';
import type { ReadContext } from '../read-context.ts';
import { analyseArticles } from './articles.ts';
import { analyseCooccurrences } from './cooccurrences.ts';
import { analyseDiff } from './diff.ts';
import { analyseEntities } from './entities.ts';
import { analyseHosts } from './link-hosts.ts';
import { type Analysis, openAnalysis } from './open.ts';
import { analyseOverview } from './overview.ts';
import { analyseQuotes } from './quotes.ts';
import { analyseRelated } from './related.ts';
import { analyseTimeline } from './timeline.ts';

export type { AnalysedArticles } from './articles.ts';
export type { CooccurrenceQuery } from './cooccurrences.ts';
export type { DiffQuery } from './diff.ts';
export type { EntityPage } from './entities.ts';
export type { HostPeriod } from './link-hosts.ts';
export type { FoundRelated, RelatedQuery } from './related.ts';
export type { CountedSeries, TimelineQuery } from './timeline.ts';

const operations = {
  articles: analyseArticles,
  entities: analyseEntities,
  companions: analyseCooccurrences,
  quotes: analyseQuotes,
  related: analyseRelated,
  timeline: analyseTimeline,
  hosts: analyseHosts,
  overview: analyseOverview,
} satisfies Record<string, (analysis: Analysis, ...given: never[]) => unknown>;

/** What takes long but reads little: it needs no columns, and no words. */
const readings = {
  diff: analyseDiff,
} satisfies Record<string, (reading: ReadContext, ...given: never[]) => unknown>;

type Operations = typeof operations & typeof readings;
export type QueryName = keyof Operations;
export type QueryArgs<Name extends QueryName> =
  Parameters<Operations[Name]> extends [Analysis | ReadContext, ...infer Rest] ? Rest : never;
export type QueryResult<Name extends QueryName> = ReturnType<Operations[Name]>;

/** Whoever answers: this thread, or others that it asks. */
export interface QueryWorkers {
  /** @throws Problem, `unavailable` where it cannot be answered now. */
  query<Name extends QueryName>(name: Name, ...given: QueryArgs<Name>): Promise<QueryResult<Name>>;
  close(): Promise<void>;
}

/** An analyst that works where it is asked. */
export function queryRunner(reading: ReadContext, onProgress?: OnProgress) {
  let analysis: Analysis | null = null;

  /** Fills the columns, which takes seconds for a million articles. */
  function prepare(): Analysis {
    analysis ??= openAnalysis(reading, onProgress);
    analysis.catchUp();
    return analysis;
  }

  return {
    prepare: (): void => void reading.snapshot(prepare),

    answer<Name extends QueryName>(name: Name, given: QueryArgs<Name>): QueryResult<Name> {
      return reading.snapshot(() => {
        if (name in readings) {
          const read = readings[name as keyof typeof readings] as unknown as (
            reading: ReadContext,
            ...given: QueryArgs<Name>
          ) => QueryResult<Name>;
          return read(reading, ...given);
        }
        if (!reading.isIndexed()) {
          throw new Problem('unavailable', {
            detail: 'The articles are being indexed anew. Lists of articles without words and facets work meanwhile.',
            headers: { 'retry-after': '30' },
          });
        }
        const run = operations[name as keyof typeof operations] as unknown as (
          analysis: Analysis,
          ...given: QueryArgs<Name>
        ) => QueryResult<Name>;
        return run(prepare(), ...given);
      });
    },
  };
}
