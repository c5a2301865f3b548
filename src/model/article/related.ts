// Related articles, each with the reasons why it is one.

import { z } from 'zod';
import { EntityRef } from '../entity/entity.ts';
import { Article } from './article.ts';

export const RelatedReasonKind = z.enum(['link', 'backlink', 'entities', 'wording']).meta({
  id: 'RelatedReasonKind',
  description:
    '`link`: the article links to it. `backlink`: it links to the article. `entities`: both name the same, rare ones counting most. `wording`: both say the same in the same words.',
});

export const RelatedReason = z
  .object({
    kind: RelatedReasonKind,
    weight: z.number().min(0).max(1).meta({ description: 'How much it speaks for the two belonging together.' }),
    entities: z
      .array(EntityRef)
      .optional()
      .meta({ description: 'Of `entities`: up to five that both name, the most telling first.' }),
    anchors: z.array(z.string()).optional().meta({ description: 'Of a link: the words that are linked, up to five.' }),
  })
  .meta({ id: 'RelatedReason', description: 'Why an article is related.' });
export type RelatedReason = z.infer<typeof RelatedReason>;

export const RelatedArticle = z
  .object({
    article: Article,
    score: z.number().min(0).max(1).meta({ description: 'All reasons together.' }),
    duplicate: z
      .boolean()
      .meta({ description: 'Whether it is nearly the same text: half of the wording or more is shared.' }),
    reasons: z.array(RelatedReason).meta({ description: 'Why it is related, the weightiest first.' }),
  })
  .meta({ id: 'RelatedArticle', description: 'An article that belongs together with another.' });
export type RelatedArticle = z.infer<typeof RelatedArticle>;

export const RelatedKind = z
  .enum(['related', 'duplicate'])
  .meta({ id: 'RelatedKind', description: 'All related articles, or only those with nearly the same text.' });
export type RelatedKind = z.infer<typeof RelatedKind>;
