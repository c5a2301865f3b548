// A suggestion: an entity that somebody may be about to type.

import { z } from 'zod';
import { EntityId, EntityType } from './entity.ts';

export const EntitySuggestion = z
  .object({
    id: EntityId,
    type: EntityType,
    name: z.string().meta({ description: 'The fullest form of its name.' }),
    matched: z.string().optional().meta({ description: 'The form that was found, where it is another one.' }),
    articleCount: z.int().min(1).meta({ description: 'How many live articles name it.' }),
  })
  .meta({ id: 'EntitySuggestion', description: 'An entity with a name that begins as asked, or is spelt alike.' });
export type EntitySuggestion = z.infer<typeof EntitySuggestion>;
