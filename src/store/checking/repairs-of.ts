// What has to be done to repair what some checks found, each thing once and in an order in which it holds.

import type { Mending } from './check.ts';
import { articleChecks, fileChecks, tableChecks } from './registry.ts';

type Rebuilding = Extract<Mending, { rebuild: string }>['rebuild'];

/** Words and values for facets are read from what the others rebuild. To index words is to render as well. */
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
