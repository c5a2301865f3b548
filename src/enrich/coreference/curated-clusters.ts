// Splits clusters that contain curated names, one cluster for each curated entity.

import type { GazetteerEntry } from '../gazetteer.ts';
import { nameSimilarity, parsePersonName } from '../identity/index.ts';
import type { NameMention } from '../names/index.ts';
import type { Cluster } from './cluster.ts';

/** Each curated entity takes its own cluster and only the mentions that fit its names. */
export function splitCuratedClusters(clusters: readonly Cluster[]): Cluster[] {
  return clusters.flatMap((cluster) => (cluster.mentions.some(isGiven) ? splitCluster(cluster) : [cluster]));
}

function splitCluster({ type, entry, mentions }: Cluster): Cluster[] {
  const own = new Map<string, Cluster>();
  const rest: Cluster = { type, entry: entry?.kind === 'given' ? null : entry, mentions: [] };
  let latest = mentions.find(isGiven)?.entries[0];
  for (const name of mentions) {
    if (isGiven(name)) latest = name.entries[0];
    if (!latest || !canBeNameOf(latest, name)) {
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

/** `Elena Damarova` is not Lidia Damarova, even if `Damarova` is one of Lidia's curated names. */
function canBeNameOf({ id, name, forms, type }: GazetteerEntry, found: NameMention): boolean {
  if (found.entries[0]?.id === id) return true;
  const asked = parsePersonName(found.surface);
  return (
    type !== 'person' ||
    asked.given.length === 0 ||
    [name, ...forms].some((form) => nameSimilarity(asked, parsePersonName(form)) !== null)
  );
}
