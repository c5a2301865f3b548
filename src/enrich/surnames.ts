// Loads common surnames without the rest of the gazetteer, for linking people across articles.

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
