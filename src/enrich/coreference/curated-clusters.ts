// Assigns clusters that contain curated names to the curated entities.

import type { GazetteerEntry } from '../gazetteer.ts';
import { nameSimilarity, parsePersonName } from '../identity/index.ts';
import type { NameMention } from '../names/index.ts';
import type { Cluster } from './cluster.ts';

/** Clusters that hold given names made theirs; each given entity has its own, and takes only what can be its name. */
export function splitCuratedClusters(clusters: readonly Cluster[]): Cluster[] {
  return clusters.flatMap((cluster) => (cluster.mentions.some(isGiven) ? settled(cluster) : [cluster]));
}

function settled({ type, entry, mentions }: Cluster): Cluster[] {
  const own = new Map<string, Cluster>();
  const rest: Cluster = { type, entry: entry?.kind === 'given' ? null : entry, mentions: [] };
  let latest = mentions.find(isGiven)?.entries[0];
  for (const name of mentions) {
    if (isGiven(name)) latest = name.entries[0];
    if (!latest || !mayBe(latest, name)) {
      rest.mentions.push(name);
      continue;
    }
    const cluster = own.get(latest.id) ?? { type, entry: latest, mentions: [] };
    cluster.mentions.push(name);
    own.set(latest.id, cluster);
  }
  return [...own.values(), ...(rest.mentions.length > 0 ? [rest] : [])];
}

function isGiven({ entries: [entry] }: NameMention): boolean {
  return entry?.kind === 'given';
}

/** `Elena Damarova` is not Lidia Damarova, though `Damarova` be given as a name of hers. */
function mayBe({ id, name, forms, type }: GazetteerEntry, found: NameMention): boolean {
  if (found.entries[0]?.id === id) return true;
  const asked = parsePersonName(found.surface);
  return (
    type !== 'person' ||
    asked.given.length === 0 ||
    [name, ...forms].some((form) => nameSimilarity(asked, parsePersonName(form)) !== null)
  );
}
