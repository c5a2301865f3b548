// Co-occurrences: entities that appear in the same articles, with sentences that mention both.

import { z } from 'zod';
import { EntityRef, MentionPlace } from '../entity/entity.ts';
import { ArticleId } from '../id/article-id.ts';
import { HighlightMatch } from '../search/highlight.ts';

export const COOCCURRENCE_MEASURES = ['count', 'npmi', 'jaccard'] as const;

export const CooccurrenceMeasure = z.enum(COOCCURRENCE_MEASURES).meta({
  id: 'CompanionMeasure',
  description:
    'The measure that orders co-occurring entities. `count`: number of articles that mention both. `npmi`: normalized pointwise mutual information, from -1 to 1; 0 means by chance. `jaccard`: the share of the articles with either entity that mention both.',
});
export type CooccurrenceMeasure = z.infer<typeof CooccurrenceMeasure>;

export const CooccurrenceEvidence = z
  .object({
    articleId: ArticleId,
    articleTitle: z.string().meta({ description: 'The article’s headline.' }),
    publishedAt: z.iso.datetime().optional().meta({ description: 'When the article was published, in UTC.' }),
    in: MentionPlace,
    start: z.int().min(0).meta({ description: 'Start offset of the sentence, in UTF-16 code units.' }),
    end: z.int().min(0).meta({ description: 'End offset, exclusive.' }),
    text: z.string().meta({ description: 'The sentence.' }),
    matches: z
      .array(HighlightMatch)
      .meta({ description: 'Mentions of the two entities, as offsets into the sentence.' }),
  })
  .meta({ id: 'CompanionEvidence', description: 'A sentence that mentions both entities.' });
export type CooccurrenceEvidence = z.infer<typeof CooccurrenceEvidence>;

export const Cooccurrence = z
  .object({
    entity: EntityRef,
    count: z.int().min(1).meta({ description: 'Number of articles that mention both.' }),
    articleCount: z
      .int()
      .min(1)
      .meta({ description: 'Number of articles that mention this entity, in the same period.' }),
    npmi: z.number().min(-1).max(1).meta({ description: 'Normalized pointwise mutual information.' }),
    jaccard: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'Jaccard index: articles with both divided by articles with either.' }),
    evidence: z
      .array(CooccurrenceEvidence)
      .meta({ description: 'Up to three sentences that mention both, from the newest articles.' }),
  })
  .meta({ id: 'Companion', description: 'An entity that appears in the same articles.' });
export type Cooccurrence = z.infer<typeof Cooccurrence>;
