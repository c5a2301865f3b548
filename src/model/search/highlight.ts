// Highlights: short stretches of an article that show why it was found.

import { z } from 'zod';
import { MentionPlace } from '../entity/entity.ts';

export const HighlightMatch = z
  .object({
    start: z
      .int()
      .min(0)
      .meta({ description: 'Where the match starts in `text` of the snippet, in UTF-16 code units.' }),
    end: z.int().min(1).meta({ description: 'Where it ends, exclusive.' }),
  })
  .meta({ id: 'HighlightMatch', description: 'A place in a snippet that matched.' });

export const Highlight = z
  .object({
    in: MentionPlace,
    text: z
      .string()
      .meta({ description: 'Plain text; whether and how matches are set off is up to whoever shows it.' }),
    start: z.int().min(0).meta({ description: 'Where the snippet starts in the article’s `text` or `title`.' }),
    block: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Of a snippet of the text: the index of its block in `blocks`.' }),
    matches: z.array(HighlightMatch).meta({ description: 'What matched, in order and apart.' }),
  })
  .meta({ id: 'Highlight', description: 'A stretch of an article that shows why it was found.' });
export type Highlight = z.infer<typeof Highlight>;
