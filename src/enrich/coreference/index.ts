// Names of one document to things: several forms, one person, organization or place.

import type { Knowledge } from '../knowledge.ts';
import type { Cluster, ResolvedName } from './cluster.ts';
import { joinOrganizations } from './organizations.ts';
import { joinPersons } from './persons.ts';
import { joinPlaces } from './places.ts';

export type { Cluster } from './cluster.ts';
export { settle } from './curated-clusters.ts';
export { choose, Evidence } from './disambiguation.ts';
export { organizationName } from './organizations.ts';

/** Clusters of names that mean one thing; types never mix. */
export function cluster(meant: readonly ResolvedName[], knowledge: Knowledge): Cluster[] {
  const {
    person = [],
    organization = [],
    rest = [],
  } = Object.groupBy(meant, ({ name: { type } }) => (type === 'person' || type === 'organization' ? type : 'rest'));
  return [
    ...joinPlaces(rest),
    ...joinPersons(person.map(({ name }) => name)),
    ...joinOrganizations(organization, knowledge),
  ];
}
