// An entity as clients write it.

import { z } from 'zod';
import { removableFields } from '../patch/removable.ts';
import { collapseSpace, normaliseText } from '../text/text.ts';
import { LONGEST_NAME } from './curated-entity.ts';
import { EntityId, EntityType } from './entity.ts';

/**
 * Normalised text: white space is collapsed and trimmed, control characters are removed. Far too long input is rejected first,
 * because normalisation can take time that grows with the square of the length.
 */
const words = (max: number) =>
  z
    .string()
    .max(4 * max, { abort: true })
    .overwrite((text) => collapseSpace(normaliseText(text)).replace(/\p{Cc}/gu, ''))
    .max(max);
const name = words(LONGEST_NAME).regex(/[\p{L}\p{N}].*[\p{L}\p{N}]/u, {
  error: 'must have at least two letters or digits',
});
const fields = {
  name: name.meta({ description: 'Full name.' }),
  aliases: z.array(name).max(200).meta({ description: 'Other names of the entity, in any language and script.' }),
  description: words(500).min(1).meta({ description: 'A short description.' }),
  sameAs: z
    .array(z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).max(2_000))
    .max(50)
    .meta({ description: 'URLs of the same entity in other databases, such as Wikidata.' }),
};

export const EntityInput = z
  .strictObject({
    type: EntityType,
    name: fields.name,
    aliases: fields.aliases.optional(),
    description: fields.description.optional(),
    sameAs: fields.sameAs.optional(),
  })
  .meta({ id: 'WritableEntity', description: 'An entity to write.' });
export type EntityInput = z.infer<typeof EntityInput>;

const { name: ownName, ...others } = fields;

/** A merge patch of it (RFC 7396). */
export const EntityPatch = z.strictObject({ name: ownName.optional(), ...removableFields(others) }).meta({
  id: 'EntityPatch',
  description: 'The fields to change. Lists replace stored lists; `null` removes a field.',
});
export type EntityPatch = z.infer<typeof EntityPatch>;

export const EntityMerge = z
  .strictObject({
    into: EntityId.meta({ description: 'Id of the entity that remains.', examples: ['person-lidia-damarova'] }),
  })
  .meta({ id: 'EntityMerge', description: 'The entity to merge into.' });

export const EntitySplit = z
  .strictObject({
    articles: z
      .array(z.string().min(1).max(64))
      .min(1)
      .max(1_000)
      .meta({ description: 'Ids of the articles that mention the other entity.' }),
    name: fields.name.meta({ description: 'Name of the other entity. It can be the same name.' }),
    description: fields.description.optional(),
  })
  .meta({ id: 'EntitySplit', description: 'The articles in which the name refers to another entity.' });
export type EntitySplit = z.infer<typeof EntitySplit>;
