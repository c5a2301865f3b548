// A mention with the words around it.

import { z } from 'zod';
import { ArticleId } from '../id/article-id.ts';
import { MentionPlace } from './entity.ts';

export const MentionInContext = z
  .object({
    articleId: ArticleId,
    articleTitle: z.string().meta({ description: 'The article’s headline.' }),
    publishedAt: z.iso.datetime().optional().meta({ description: 'When it was published, UTC.' }),
    before: z.string().meta({ description: 'Up to 80 characters before the name, of the same paragraph.' }),
    surface: z.string().meta({ description: 'The name as written.' }),
    after: z.string().meta({ description: 'Up to 80 characters after it.' }),
    in: MentionPlace,
    start: z.int().min(0).meta({ description: 'Where the name starts, in UTF-16 code units.' }),
    end: z.int().min(0).meta({ description: 'Where it ends, exclusive.' }),
    role: z.string().optional().meta({ description: 'The role stated beside the name.' }),
    method: z.string().meta({ description: 'What found it.' }),
    confidence: z.number().min(0).max(1).meta({ description: 'How sure it is, 0 to 1.' }),
  })
  .meta({
    id: 'MentionInContext',
    description: 'One place where an article names an entity, with the words around it.',
  });
export type MentionInContext = z.infer<typeof MentionInContext>;
