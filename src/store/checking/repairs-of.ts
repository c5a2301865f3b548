// Determines the repairs for a set of checks: each repair once, in an order that respects their dependencies.

import type { Mending } from './check.ts';
import { articleChecks, fileChecks, tableChecks } from './registry.ts';

type Rebuilding = Extract<Mending, { rebuild: string }>['rebuild'];

/**
 * Words and facet values are computed from what the earlier rebuilds produce. A rebuild of words includes rendering.
 */
const ORDER: readonly Rebuilding[] = ['indexes', 'headlines', 'links', 'names', 'words', 'rendering'];

export function repairsOf(names: readonly string[]): { mends: (readonly string[])[]; rebuildings: Rebuilding[] } {
  const mendings = [...fileChecks, ...tableChecks, ...articleChecks]
    .filter(({ name }) => names.includes(name))
    .flatMap(({ mending }) => mending ?? []);
  const wanted = new Set(mendings.flatMap((mending) => ('rebuild' in mending ? mending.rebuild : [])));
  return {
    mends: mendings.flatMap((mending) => ('mend' in mending ? [mending.mend] : [])),
    rebuildings: ORDER.filter((what) => wanted.has(what) && !(what === 'rendering' && wanted.has('words'))),
  };
}
