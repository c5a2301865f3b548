// The version of an entity: whatever is shown of it decides it.

import { shortHash } from '../id/id.ts';
import type { Entity } from './entity.ts';

export const entityTag = (entity: Entity): string => shortHash(['entity', JSON.stringify(entity)], 20);
