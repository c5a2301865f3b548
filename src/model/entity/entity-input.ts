// An entity as it is handed in: what whoever keeps the archive says of it.

import { z } from 'zod';
import { removableFields } from '../patch/removable.ts';
import { collapseSpace, normaliseText } from '../text/text.ts';
import { LONGEST_NAME } from './curated-entity.ts';
import { EntityId, EntityType } from './entity.ts';

/**
 * As it is kept: blanks of every kind are one, none is at its ends, and there are no control characters. What is far too
 * long is refused before that: normalising a text may take time that grows with the square of its length.
 */
const words = (max: number) =>
  z
    .string()
    .max(4 * max, { abort: true })
    .overwrite((text) => collapseSpace(normaliseText(text)).replace(/\p{Cc}/gu, ''))
    .max(max);
const name = words(LONGEST_NAME).regex(/[\p{L}\p{N}].*[\p{L}\p{N}]/u, { error: 'must have two letters or digits' });
const fields = {
  name: name.meta({ description: 'Its name, in full.' }),
  aliases: z
    .array(name)
    .max(200)
    .meta({ description: 'Other names under which it is found, in any language and script.' }),
  description: words(500).min(1).meta({ description: 'What it is, in a few words.' }),
  sameAs: z
    .array(z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).max(2_000))
    .max(50)
    .meta({ description: 'URLs of the same thing elsewhere, such as Wikidata.' }),
};

export const EntityInput = z
  .strictObject({
    type: EntityType,
    name: fields.name,
    aliases: fields.aliases.optional(),
    description: fields.description.optional(),
    sameAs: fields.sameAs.optional(),
  })
  .meta({ id: 'WritableEntity', description: 'An entity as it is handed in.' });
export type EntityInput = z.infer<typeof EntityInput>;

const { name: ownName, ...others } = fields;

/** A merge patch of it (RFC 7396). */
export const EntityPatch = z.strictObject({ name: ownName.optional(), ...removableFields(others) }).meta({
  id: 'EntityPatch',
  description: 'What of an entity is to be other than it is; lists replace those that are there, `null` takes away.',
});
export type EntityPatch = z.infer<typeof EntityPatch>;

export const EntityMerge = z
  .strictObject({ into: EntityId.meta({ description: 'The entity that it is.', examples: ['person-lidia-damarova'] }) })
  .meta({ id: 'EntityMerge', description: 'Which entity another one is.' });

export const EntitySplit = z
  .strictObject({
    articles: z
      .array(z.string().min(1).max(64))
      .min(1)
      .max(1_000)
      .meta({ description: 'Ids of the articles that name the other.' }),
    name: fields.name.meta({ description: 'The name of the other; it may be the same.' }),
    description: fields.description.optional(),
  })
  .meta({ id: 'EntitySplit', description: 'In which articles an entity is another one.' });
export type EntitySplit = z.infer<typeof EntitySplit>;
