// Finds entities by name.

import type { Entity } from '../../model/entity/entity.ts';
import type { EntityQuery, Page } from '../../model/query/query.ts';
import { listEntities } from '../entity-list.ts';
import type { Analysis } from './open.ts';

export interface EntityPage extends Page<Entity> {
  /** True if no name matches exactly and the entities have a similar spelling. */
  similar?: boolean;
}

export function analyseEntities({ reading, nameSearch }: Analysis, query: EntityQuery): EntityPage {
  const { keys, isSimilar } = nameSearch.find(query.q ?? '');
  return { ...listEntities(reading, query, keys), ...(isSimilar && { similar: true }) };
}
