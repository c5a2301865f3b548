// Highlights: snippets of an article with the matches of a query.

import { z } from 'zod';
import { MentionPlace } from '../entity/entity.ts';

export const HighlightMatch = z
  .object({
    start: z
      .int()
      .min(0)
      .meta({ description: 'Start offset of the match in the `text` of the snippet, in UTF-16 code units.' }),
    end: z.int().min(1).meta({ description: 'End offset, exclusive.' }),
  })
  .meta({ id: 'HighlightMatch', description: 'A match in a snippet.' });

export const Highlight = z
  .object({
    in: MentionPlace,
    text: z.string().meta({ description: 'Plain text of the snippet, without markup for the matches.' }),
    start: z.int().min(0).meta({ description: 'Start offset of the snippet in the article’s `text` or `title`.' }),
    block: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'For snippets of the text: the index of the block in `blocks`.' }),
    matches: z.array(HighlightMatch).meta({ description: 'Matches in order, without overlaps.' }),
  })
  .meta({ id: 'Highlight', description: 'A snippet of an article with matches.' });
export type Highlight = z.infer<typeof Highlight>;
