// Entities looked for by name.

import type { Entity } from '../../model/entity/entity.ts';
import type { EntityQuery, Page } from '../../model/query/query.ts';
import { listEntities } from '../entity-list.ts';
import type { Analysis } from './open.ts';

export interface EntityPage extends Page<Entity> {
  /** Nothing is spelt as it was asked: these are spelt alike. */
  similar?: boolean;
}

export function analyseEntities({ reading, nameSearch }: Analysis, query: EntityQuery): EntityPage {
  const { keys, isSimilar } = nameSearch.find(query.q ?? '');
  return { ...listEntities(reading, query, keys), ...(isSimilar && { similar: true }) };
}
