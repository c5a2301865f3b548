// Clusters the mentions of one document by entity.

import type { Knowledge } from '../knowledge.ts';
import type { Cluster, ResolvedMention } from './cluster.ts';
import { clusterOrganizations } from './organizations.ts';
import { clusterPersons } from './persons.ts';
import { clusterPlaces } from './places.ts';

export type { Cluster } from './cluster.ts';
export { splitCuratedClusters } from './curated-clusters.ts';
export { CountryEvidence, disambiguate } from './disambiguation.ts';
export { organizationName } from './organizations.ts';

/** Groups mentions that refer to one entity. Types never mix. */
export function clusterMentions(mentions: readonly ResolvedMention[], knowledge: Knowledge): Cluster[] {
  const {
    person = [],
    organization = [],
    rest = [],
  } = Object.groupBy(mentions, ({ mention: { type } }) =>
    type === 'person' || type === 'organization' ? type : 'rest',
  );
  return [
    ...clusterPlaces(rest),
    ...clusterPersons(person.map(({ mention }) => mention)),
    ...clusterOrganizations(organization, knowledge),
  ];
}
