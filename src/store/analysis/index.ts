// Lists the query operations by name and runs each on one snapshot of the archive. Import this folder only through this
// file.

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

/** Operations that take long but read little: they need neither columns nor the full text. */
const readings = {
  diff: analyseDiff,
} satisfies Record<string, (reading: ReadContext, ...given: never[]) => unknown>;

type Operations = typeof operations & typeof readings;
export type QueryName = keyof Operations;
export type QueryArgs<Name extends QueryName> =
  Parameters<Operations[Name]> extends [Analysis | ReadContext, ...infer Rest] ? Rest : never;
export type QueryResult<Name extends QueryName> = ReturnType<Operations[Name]>;

/** Runs queries, in this thread or in worker threads. */
export interface QueryWorkers {
  /** @throws Problem `unavailable` if the query cannot be answered now. */
  query<Name extends QueryName>(name: Name, ...given: QueryArgs<Name>): Promise<QueryResult<Name>>;
  close(): Promise<void>;
}

/** Runs queries in the calling thread. */
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
