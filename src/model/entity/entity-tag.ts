// The entity tag of an entity: a hash of its representation.

import { shortHash } from '../id/id.ts';
import type { Entity } from './entity.ts';

export const entityTag = (entity: Entity): string => shortHash(['entity', JSON.stringify(entity)], 20);
