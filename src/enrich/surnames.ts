// The surnames that are known to be common, by themselves: whoever joins people of many articles needs nothing else.

import table from './gazetteer.gen.json' with { type: 'json' };

let known: ReadonlySet<string> | null = null;

/** Lower-case; read at the first call. */
export function loadSurnames(): ReadonlySet<string> {
  known ??= wordSet(table.surnames);
  return known;
}

export function wordSet(lines: readonly string[]): Set<string> {
  return new Set(lines.flatMap((line) => line.toLowerCase().split(' ')));
}
