// An entity (a person, organization, place or event) and its mentions in articles.

import { z } from 'zod';

export const ENTITY_TYPES = ['person', 'organization', 'place', 'event', 'other'] as const;

export const EntityType = z.enum(ENTITY_TYPES).meta({ id: 'EntityType', description: 'The type of an entity.' });
export type EntityType = z.infer<typeof EntityType>;

export const EntityId = z
  .string()
  .regex(/^[a-z]+-[a-z0-9-]{1,120}$/)
  .meta({ description: 'Id of an entity: its type and its name.', examples: ['person-nadia-orlova'] });

export const EntityRef = z
  .object({
    id: EntityId,
    name: z.string().meta({ description: 'The fullest form of its name.' }),
    type: EntityType,
  })
  .meta({ id: 'EntityRef', description: 'A reference to an entity.' });
export type EntityRef = z.infer<typeof EntityRef>;

export const Entity = z
  .object({
    id: EntityId,
    type: EntityType,
    name: z.string().meta({ description: 'The fullest form of its name.' }),
    aliases: z.array(z.string()).meta({ description: 'Other forms of its name in articles.' }),
    description: z.string().optional().meta({ description: 'A short description.' }),
    roles: z.array(z.string()).meta({ description: 'Roles that articles state, most frequent first.' }),
    sameAs: z.array(z.string()).meta({ description: 'URLs of the same entity in other databases, such as Wikidata.' }),
    articleCount: z.int().min(0).meta({ description: 'Number of live articles that mention it.' }),
    mentionCount: z.int().min(0).meta({ description: 'Number of mentions.' }),
    quoteCount: z.int().min(0).meta({ description: 'Number of quotes with this speaker.' }),
    firstSeen: z.iso
      .datetime()
      .optional()
      .meta({ description: 'Publication date of the first dated article that mentions it.' }),
    lastSeen: z.iso
      .datetime()
      .optional()
      .meta({ description: 'Publication date of the last dated article that mentions it.' }),
  })
  .meta({ id: 'Entity', description: 'A person, organization, place or event in articles.' });
export type Entity = z.infer<typeof Entity>;

export const MentionPlace = z.enum(['text', 'title']).meta({
  id: 'MentionPlace',
  description: 'The text that the offsets refer to: the article’s `text` or its `title`.',
});
export type MentionPlace = z.infer<typeof MentionPlace>;

export const LinkRule = z.enum(['name', 'spelling', 'initial', 'surname', 'acronym', 'namesake', 'curated']).meta({
  id: 'LinkRule',
  description:
    'The rule that linked a name to a stored entity. `name`: one of its names. `spelling`: another transcription. `initial`: surname and initial. `surname`: a surname alone, with evidence. `acronym`: initials of its name. `namesake`: distinguished from another person of the same name. `curated`: merged or split by an operator.',
});
export type LinkRule = z.infer<typeof LinkRule>;

export const Mention = z
  .object({
    entity: EntityRef,
    in: MentionPlace,
    start: z.int().min(0).meta({ description: 'Start offset of the name, in UTF-16 code units.' }),
    end: z.int().min(0).meta({ description: 'End offset, exclusive.' }),
    surface: z.string().meta({ description: 'The name as written: `text.slice(start, end)`.' }),
    role: z.string().optional().meta({ description: 'The role stated next to the name.' }),
    linkedBy: LinkRule.optional().meta({
      description: 'How the entity was chosen, if the article alone suggests another one.',
    }),
    method: z
      .string()
      .meta({ description: 'The rule or model that found it, with its version.', examples: ['gazetteer'] }),
    confidence: z.number().min(0).max(1).meta({ description: 'Confidence, from 0 to 1.' }),
  })
  .meta({ id: 'Mention', description: 'A mention of an entity in an article.' });
export type Mention = z.infer<typeof Mention>;
