// Builds an entity from a cluster of mentions.

import type { FoundEntity } from '../../model/article/findings.ts';
import type { EntityType } from '../../model/entity/entity.ts';
import { entityId } from '../../model/id/id.ts';
import { fold } from '../../model/text/name.ts';
import { type Cluster, organizationName } from '../coreference/index.ts';
import type { GazetteerEntry } from '../gazetteer.ts';
import { fullestName, surnameKey } from '../identity/index.ts';
import type { Knowledge } from '../knowledge.ts';

export function buildEntity({ type, entry, mentions }: Cluster, knowledge: Knowledge): FoundEntity {
  const surfaces = [...new Set(mentions.map(({ surface }) => surface.replace(/\s+/gu, ' ')))];
  const fullest = fullestName(surfaces);
  const name = type === 'organization' ? organizationName(fullest, surfaces, knowledge) : fullest;
  const entity = entityOf(name, type, entry);
  return { ...entity, aliases: others(entity.name, [...surfaces, ...entity.aliases]) };
}

export function entityOf(name: string, type: EntityType, entry: GazetteerEntry | null): FoundEntity {
  // `The Lantern` and `Lantern` get the same id.
  const bare = type === 'organization' ? name.replace(/^the\s+(?=\S)/iu, '') : name;
  if (!entry) {
    const person = type === 'person' ? surnameKey(name) : null;
    const unknown = { description: null, sameAs: [], isListed: false, familyKey: person, born: null };
    return { id: entityId(type, bare), type, name, aliases: [], ...unknown };
  }
  return {
    id: entry.id,
    type,
    name: entry.name,
    aliases: [...entry.forms],
    description: entry.description || null,
    sameAs: [...entry.sameAs],
    isListed: true,
    familyKey: type === 'person' ? surnameKey(entry.name) : null,
    born: null,
  };
}

/** Distinct forms: forms that differ only in case, accents or quotes count once. */
function others(name: string, forms: readonly string[]): string[] {
  const distinct = new Map(forms.map((form) => [fold(form), form.replace(/\s+/gu, ' ')]));
  distinct.delete(fold(name));
  return [...distinct.values()];
}

export function mergeEntities(one: FoundEntity, other: FoundEntity): FoundEntity {
  return { ...one, aliases: others(one.name, [...one.aliases, other.name, ...other.aliases]) };
}
