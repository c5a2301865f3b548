// A mention with its context.

import { z } from 'zod';
import { ArticleId } from '../id/article-id.ts';
import { MentionPlace } from './entity.ts';

export const MentionInContext = z
  .object({
    articleId: ArticleId,
    articleTitle: z.string().meta({ description: 'The article’s headline.' }),
    publishedAt: z.iso.datetime().optional().meta({ description: 'When the article was published, in UTC.' }),
    before: z.string().meta({ description: 'Up to 80 characters before the name, from the same paragraph.' }),
    surface: z.string().meta({ description: 'The name as written.' }),
    after: z.string().meta({ description: 'Up to 80 characters after the name, from the same paragraph.' }),
    in: MentionPlace,
    start: z.int().min(0).meta({ description: 'Start offset of the name, in UTF-16 code units.' }),
    end: z.int().min(0).meta({ description: 'End offset, exclusive.' }),
    role: z.string().optional().meta({ description: 'The role stated next to the name.' }),
    method: z.string().meta({ description: 'The rule or model that found it, with its version.' }),
    confidence: z.number().min(0).max(1).meta({ description: 'Confidence, from 0 to 1.' }),
  })
  .meta({
    id: 'MentionInContext',
    description: 'A mention of an entity with its context.',
  });
export type MentionInContext = z.infer<typeof MentionInContext>;
