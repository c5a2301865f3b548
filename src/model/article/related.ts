// Related articles with the reasons why they are related.

import { z } from 'zod';
import { EntityRef } from '../entity/entity.ts';
import { Article } from './article.ts';

export const RelatedReasonKind = z.enum(['link', 'backlink', 'entities', 'wording']).meta({
  id: 'RelatedReasonKind',
  description:
    '`link`: the article links to the related one. `backlink`: the related one links to the article. `entities`: both mention the same entities, weighted by rarity. `wording`: both share wording.',
});

export const RelatedReason = z
  .object({
    kind: RelatedReasonKind,
    weight: z.number().min(0).max(1).meta({ description: 'Weight of the reason, from 0 to 1.' }),
    entities: z
      .array(EntityRef)
      .optional()
      .meta({ description: 'For `entities`: up to five entities that both articles mention, most specific first.' }),
    anchors: z
      .array(z.string())
      .optional()
      .meta({ description: 'For `link` and `backlink`: up to five linked phrases.' }),
  })
  .meta({ id: 'RelatedReason', description: 'Why an article is related.' });
export type RelatedReason = z.infer<typeof RelatedReason>;

export const RelatedArticle = z
  .object({
    article: Article,
    score: z.number().min(0).max(1).meta({ description: 'Combined weight of all reasons.' }),
    duplicate: z.boolean().meta({ description: 'Whether the texts share half of their wording or more.' }),
    reasons: z.array(RelatedReason).meta({ description: 'Reasons, highest weight first.' }),
  })
  .meta({ id: 'RelatedArticle', description: 'A related article.' });
export type RelatedArticle = z.infer<typeof RelatedArticle>;

export const RelatedKind = z
  .enum(['related', 'duplicate'])
  .meta({ id: 'RelatedKind', description: 'All related articles, or only those with nearly the same text.' });
export type RelatedKind = z.infer<typeof RelatedKind>;
