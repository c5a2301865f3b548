// A suggestion: an entity that completes what the user types.

import { z } from 'zod';
import { EntityId, EntityType } from './entity.ts';

export const EntitySuggestion = z
  .object({
    id: EntityId,
    type: EntityType,
    name: z.string().meta({ description: 'The fullest form of its name.' }),
    matched: z.string().optional().meta({ description: 'The form that matched, if it is not the name.' }),
    articleCount: z.int().min(1).meta({ description: 'How many live articles name it.' }),
  })
  .meta({
    id: 'EntitySuggestion',
    description: 'An entity with a name that begins with the input or has a similar spelling.',
  });
export type EntitySuggestion = z.infer<typeof EntitySuggestion>;
