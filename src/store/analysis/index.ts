// The door of analysis: its operations by name, each run on one moment of the archive.

import { Problem } from '../../model/problem/problem.ts';
import type { OnProgress } from '../doc-values/columns.ts';
import type { Reading } from '../reading.ts';
import { analyseArticles } from './articles.ts';
import { analyseCompanions } from './companions.ts';
import { analyseDiff } from './diff.ts';
import { analyseEntities } from './entities.ts';
import { analyseHosts } from './link-hosts.ts';
import { type Analysis, openAnalysis } from './open.ts';
import { analyseOverview } from './overview.ts';
import { analyseQuotes } from './quotes.ts';
import { analyseRelated } from './related.ts';
import { analyseTimeline } from './timeline.ts';

export type { ArticlePage } from './articles.ts';
export type { CompanionQuery } from './companions.ts';
export type { DiffQuery } from './diff.ts';
export type { EntityPage } from './entities.ts';
export type { HostPeriod } from './link-hosts.ts';
export type { FoundRelated, RelatedQuery } from './related.ts';
export type { CountedSeries, TimelineQuery } from './timeline.ts';

const operations = {
  articles: analyseArticles,
  entities: analyseEntities,
  companions: analyseCompanions,
  quotes: analyseQuotes,
  related: analyseRelated,
  timeline: analyseTimeline,
  hosts: analyseHosts,
  overview: analyseOverview,
} satisfies Record<string, (analysis: Analysis, ...given: never[]) => unknown>;

/** What takes long but reads little: it needs no columns, and no words. */
const readings = {
  diff: analyseDiff,
} satisfies Record<string, (reading: Reading, ...given: never[]) => unknown>;

type Operations = typeof operations & typeof readings;
export type OperationName = keyof Operations;
export type Given<Name extends OperationName> =
  Parameters<Operations[Name]> extends [Analysis | Reading, ...infer Rest] ? Rest : never;
export type Outcome<Name extends OperationName> = ReturnType<Operations[Name]>;

/** Whoever answers: this thread, or others that it asks. */
export interface Analyst {
  /** @throws Problem, `unavailable` where it cannot be answered now. */
  ask<Name extends OperationName>(name: Name, ...given: Given<Name>): Promise<Outcome<Name>>;
  close(): Promise<void>;
}

/** An analyst that works where it is asked. */
export function analystOn(reading: Reading, onProgress?: OnProgress) {
  let analysis: Analysis | null = null;

  /** Fills the columns, which takes seconds for a million articles. */
  function prepare(): Analysis {
    analysis ??= openAnalysis(reading, onProgress);
    analysis.catchUp();
    return analysis;
  }

  return {
    prepare: (): void => void reading.snapshot(prepare),

    answer<Name extends OperationName>(name: Name, given: Given<Name>): Outcome<Name> {
      return reading.snapshot(() => {
        if (name in readings) {
          const read = readings[name as keyof typeof readings] as unknown as (
            reading: Reading,
            ...given: Given<Name>
          ) => Outcome<Name>;
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
          ...given: Given<Name>
        ) => Outcome<Name>;
        return run(prepare(), ...given);
      });
    },
  };
}
