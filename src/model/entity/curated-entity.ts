// Curated entities: people, organizations and places that an operator maintains. They outrank everything that is derived.

import { entityId, shortHash } from '../id/id.ts';
import type { EntityType } from './entity.ts';

export interface CuratedEntity {
  id: string;
  type: EntityType;
  name: string;
  /** Other names of the entity, in any language and script. */
  aliases: readonly string[];
  description: string | null;
  /** URLs of the same entity in other databases (Wikidata, GeoNames). */
  sameAs: readonly string[];
  /** Whether an absent description or absent URLs remove the stored ones, instead of keeping them. */
  isWhole?: boolean;
}

/** Longer names are rejected. The bound keeps the search for names linear. */
export const LONGEST_NAME = 200;

/** A hash of everything that affects findings; empty if there are no curated entities. */
export function curatedVersion(entities: readonly CuratedEntity[]): string {
  if (entities.length === 0) return '';
  const said = entities.map(({ id, type, name, aliases }) => JSON.stringify([id, type, name, ...aliases.toSorted()]));
  return shortHash(said.sort(), 10);
}

/** Like `entityId`, but without the leading `The` of organizations: articles often omit it. */
export function curatedId(type: EntityType, name: string): string {
  return entityId(type, type === 'organization' ? name.replace(/^the\s+(?=\S)/iu, '') : name);
}
