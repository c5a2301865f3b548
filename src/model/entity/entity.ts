// An entity: a person, organization, place or event that articles name; and a mention, one place where they do.

import { z } from 'zod';

export const ENTITY_TYPES = ['person', 'organization', 'place', 'event', 'other'] as const;

export const EntityType = z
  .enum(ENTITY_TYPES)
  .meta({ id: 'EntityType', description: 'What kind of thing an entity is.' });
export type EntityType = z.infer<typeof EntityType>;

export const EntityId = z
  .string()
  .regex(/^[a-z]+-[a-z0-9-]{1,120}$/)
  .meta({ description: 'An entity’s id: its type and its name.', examples: ['person-nadia-orlova'] });

export const EntityRef = z
  .object({
    id: EntityId,
    name: z.string().meta({ description: 'The fullest form of its name.' }),
    type: EntityType,
  })
  .meta({ id: 'EntityRef', description: 'An entity, in short.' });
export type EntityRef = z.infer<typeof EntityRef>;

export const Entity = z
  .object({
    id: EntityId,
    type: EntityType,
    name: z.string().meta({ description: 'The fullest form of its name.' }),
    aliases: z.array(z.string()).meta({ description: 'Other forms under which articles name it.' }),
    description: z.string().optional().meta({ description: 'What it is, in a few words.' }),
    roles: z.array(z.string()).meta({ description: 'What articles call it beside its name, most frequent first.' }),
    sameAs: z.array(z.string()).meta({ description: 'URLs of the same thing elsewhere, such as Wikidata.' }),
    articleCount: z.int().min(0).meta({ description: 'How many live articles name it.' }),
    mentionCount: z.int().min(0).meta({ description: 'How often they do.' }),
    quoteCount: z.int().min(0).meta({ description: 'How many quotes have it as their speaker.' }),
    firstSeen: z.iso
      .datetime()
      .optional()
      .meta({ description: 'Publication date of the first dated article that names it.' }),
    lastSeen: z.iso.datetime().optional().meta({ description: 'Publication date of the last.' }),
  })
  .meta({ id: 'Entity', description: 'A person, organization, place or event that articles name.' });
export type Entity = z.infer<typeof Entity>;

export const MentionPlace = z
  .enum(['text', 'title'])
  .meta({ id: 'MentionPlace', description: 'Which text the offsets point into: the article’s `text` or its `title`.' });
export type MentionPlace = z.infer<typeof MentionPlace>;

export const LinkRule = z.enum(['name', 'spelling', 'initial', 'surname', 'acronym', 'namesake', 'curated']).meta({
  id: 'LinkRule',
  description:
    'How a name was tied to an entity that other articles made. `name`: one of its names. `spelling`: transcribed otherwise. `initial`: surname and initial. `surname`: a surname alone, with evidence. `acronym`: initials of its name. `namesake`: somebody else of the same name was told apart. `curated`: merged or split by hand.',
});
export type LinkRule = z.infer<typeof LinkRule>;

export const Mention = z
  .object({
    entity: EntityRef,
    in: MentionPlace,
    start: z.int().min(0).meta({ description: 'Where the name starts, in UTF-16 code units.' }),
    end: z.int().min(0).meta({ description: 'Where it ends, exclusive.' }),
    surface: z.string().meta({ description: 'The name as written: `text.slice(start, end)`.' }),
    role: z.string().optional().meta({ description: 'The role stated beside the name.' }),
    linkedBy: LinkRule.optional().meta({
      description: 'How the entity was chosen, where the article alone would have said another.',
    }),
    method: z.string().meta({ description: 'What found it.', examples: ['gazetteer'] }),
    confidence: z.number().min(0).max(1).meta({ description: 'How sure it is, 0 to 1.' }),
  })
  .meta({ id: 'Mention', description: 'One place where an article names an entity.' });
export type Mention = z.infer<typeof Mention>;
