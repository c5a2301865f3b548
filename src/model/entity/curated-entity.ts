// Given entities: people, organizations and places as whoever keeps the archive names them. They outrank every guess.

import { entityId, shortHash } from '../id/id.ts';
import type { EntityType } from './entity.ts';

export interface CuratedEntity {
  id: string;
  type: EntityType;
  name: string;
  /** Other names under which it is found, in any language and script. */
  aliases: readonly string[];
  description: string | null;
  /** URLs of the same thing elsewhere (Wikidata, GeoNames). */
  sameAs: readonly string[];
  /** Whether a description or addresses that it does not have are taken away, instead of staying as they were known. */
  isWhole?: boolean;
}

/** Longer names are none; what looks for them stays linear by this. */
export const LONGEST_NAME = 200;

/** Tells what is given, as far as it decides what is found, from anything else; empty where nothing is. */
export function curatedVersion(entities: readonly CuratedEntity[]): string {
  if (entities.length === 0) return '';
  const said = entities.map(({ id, type, name, aliases }) => JSON.stringify([id, type, name, ...aliases.toSorted()]));
  return shortHash(said.sort(), 10);
}

/** As `entityId`; `The Lantern` is the `Lantern` of an article that leaves the article out. */
export function curatedId(type: EntityType, name: string): string {
  return entityId(type, type === 'organization' ? name.replace(/^the\s+(?=\S)/iu, '') : name);
}
