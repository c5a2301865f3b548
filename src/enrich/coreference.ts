// Names of one document to things: several forms, one person or organization.

import { fold } from '../model/name.ts';
import type { Cluster, Meant } from './cluster.ts';
import type { Knowledge } from './knowledge.ts';
import { joinOrganizations } from './organizations.ts';
import { joinPersons } from './persons.ts';

/** Clusters in the order of their first names; types never mix. */
export function cluster(meant: readonly Meant[], knowledge: Knowledge): Cluster[] {
  const clusters = new Map<string, Cluster>();
  for (const { name, entry } of meant) {
    if (name.type === 'person' || name.type === 'organization') continue;
    const key = entry ? entry.id : `${name.type} ${fold(name.surface)}`;
    const known = clusters.get(key);
    if (known) known.names.push(name);
    else clusters.set(key, { type: name.type, entry, names: [name] });
  }
  const persons = joinPersons(meant.filter(({ name }) => name.type === 'person').map(({ name }) => name));
  const organizations = joinOrganizations(
    meant.filter(({ name }) => name.type === 'organization'),
    knowledge,
  );
  return [...clusters.values(), ...persons, ...organizations];
}
