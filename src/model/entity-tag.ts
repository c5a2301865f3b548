// The version of an entity: whatever is shown of it decides it.

import type { Entity } from './entity.ts';
import { shortHash } from './id.ts';

export const entityTag = (entity: Entity): string => shortHash(['entity', JSON.stringify(entity)], 20);
