// Terms: what articles are filed under (sections, tags, authors), and the sources that publish them.

import { z } from 'zod';
import { EntityId } from '../entity/entity.ts';

const counts = {
  articleCount: z.int().min(1).meta({ description: 'How many live articles have it.' }),
  firstPublishedAt: z.iso.datetime().optional().meta({ description: 'Date of the first dated one.' }),
  lastPublishedAt: z.iso.datetime().optional().meta({ description: 'Date of the last.' }),
};

export const Section = z
  .object({ name: z.string().meta({ description: 'As the filter `section` takes it.' }), ...counts })
  .meta({ id: 'Section', description: 'A part of a paper.' });
export const Tag = z
  .object({ name: z.string().meta({ description: 'As the filter `tag` takes it.' }), ...counts })
  .meta({ id: 'Tag', description: 'A keyword.' });
export const AuthorTerm = z
  .object({
    name: z.string().meta({ description: 'As the filter `author` takes it.' }),
    entityId: EntityId.optional().meta({ description: 'The author as an entity of the archive.' }),
    ...counts,
  })
  .meta({ id: 'AuthorDirectoryEntry', description: 'Someone who writes.' });
export const Source = z
  .object({
    id: z.string().meta({ description: 'As the filter `source` takes it.' }),
    name: z.string().meta({ description: 'The paper’s name.' }),
    host: z.string().optional().meta({ description: 'Its host, without `www.`.' }),
    ...counts,
  })
  .meta({ id: 'Source', description: 'A publisher.' });
