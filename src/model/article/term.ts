// Terms: the sections, tags, authors and sources of articles.

import { z } from 'zod';
import { EntityId } from '../entity/entity.ts';

const counts = {
  articleCount: z.int().min(1).meta({ description: 'Number of live articles.' }),
  firstPublishedAt: z.iso.datetime().optional().meta({ description: 'Publication date of the first dated article.' }),
  lastPublishedAt: z.iso.datetime().optional().meta({ description: 'Publication date of the last dated article.' }),
};

export const Section = z
  .object({
    name: z.string().meta({ description: 'Name of the section, as the filter `section` accepts it.' }),
    ...counts,
  })
  .meta({ id: 'Section', description: 'A section of a publication.' });
export const Tag = z
  .object({ name: z.string().meta({ description: 'The tag, as the filter `tag` accepts it.' }), ...counts })
  .meta({ id: 'Tag', description: 'A keyword.' });
export const AuthorTerm = z
  .object({
    name: z.string().meta({ description: 'Name of the author, as the filter `author` accepts it.' }),
    entityId: EntityId.optional().meta({ description: 'The author as an entity of the archive.' }),
    ...counts,
  })
  .meta({ id: 'AuthorDirectoryEntry', description: 'An author.' });
export const Source = z
  .object({
    id: z.string().meta({ description: 'Id of the source, as the filter `source` accepts it.' }),
    name: z.string().meta({ description: 'Name of the publication.' }),
    host: z.string().optional().meta({ description: 'Host of the publisher, without `www.`.' }),
    ...counts,
  })
  .meta({ id: 'Source', description: 'A publisher.' });
