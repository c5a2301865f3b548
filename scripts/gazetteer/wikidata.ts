// Looks up Wikidata ids by name and description in the name-suggestion-index package.

import { readFileSync } from 'node:fs';

interface Item {
  label?: string;
  description?: string;
}

const FILE = new URL('../../node_modules/name-suggestion-index/dist/wikidata/wikidata.min.json', import.meta.url);
const items: [string, Item][] = Object.entries(JSON.parse(readFileSync(FILE, 'utf8')).wikidata);

const byLabel = new Map<string, { id: string; description: string }[]>();
for (const [id, { label, description }] of items) {
  if (label && description) byLabel.set(label, [...(byLabel.get(label) ?? []), { id, description }]);
}

/** The id of the only item with this name and a matching description; `null` if there is none or more than one. */
export function idByLabel(label: string, fits: RegExp): string | null {
  const found = (byLabel.get(label) ?? []).filter((item) => fits.test(item.description));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** Names and ids of all items with a matching description, sorted by name. */
export function idByDescription(fits: RegExp): [string, string][] {
  return items
    .filter(([, item]) => item.label && fits.test(item.description ?? ''))
    .map(([id, item]): [string, string] => [item.label ?? '', id])
    .sort();
}
