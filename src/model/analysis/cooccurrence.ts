// Companions: entities that are named in the same articles, with the sentences that name both.

import { z } from 'zod';
import { EntityRef, MentionPlace } from '../entity/entity.ts';
import { ArticleId } from '../id/article-id.ts';
import { HighlightMatch } from '../search/highlight.ts';

export const COOCCURRENCE_MEASURES = ['count', 'npmi', 'jaccard'] as const;

export const CooccurrenceMeasure = z.enum(COOCCURRENCE_MEASURES).meta({
  id: 'CompanionMeasure',
  description:
    'What companions are ordered by. `count`: in how many articles both are named. `npmi`: how much more often than by chance, from -1 to 1 (normalized pointwise mutual information). `jaccard`: what part of the articles that name either name both.',
});
export type CooccurrenceMeasure = z.infer<typeof CooccurrenceMeasure>;

export const CooccurrenceEvidence = z
  .object({
    articleId: ArticleId,
    articleTitle: z.string().meta({ description: 'The article’s headline.' }),
    publishedAt: z.iso.datetime().optional().meta({ description: 'When it was published, UTC.' }),
    in: MentionPlace,
    start: z.int().min(0).meta({ description: 'Where the sentence starts, in UTF-16 code units.' }),
    end: z.int().min(0).meta({ description: 'Where it ends, exclusive.' }),
    text: z.string().meta({ description: 'The sentence.' }),
    matches: z
      .array(HighlightMatch)
      .meta({ description: 'Where it names the two, as offsets into the sentence, in order.' }),
  })
  .meta({ id: 'CompanionEvidence', description: 'A sentence that names both.' });
export type CooccurrenceEvidence = z.infer<typeof CooccurrenceEvidence>;

export const Cooccurrence = z
  .object({
    entity: EntityRef,
    count: z.int().min(1).meta({ description: 'How many articles name both.' }),
    articleCount: z.int().min(1).meta({ description: 'How many articles name the companion, in the same time.' }),
    npmi: z.number().min(-1).max(1).meta({ description: 'Normalized pointwise mutual information.' }),
    jaccard: z.number().min(0).max(1).meta({ description: 'Articles that name both, of those that name either.' }),
    evidence: z
      .array(CooccurrenceEvidence)
      .meta({ description: 'Up to three sentences that name both, of the newest articles that have one.' }),
  })
  .meta({ id: 'Companion', description: 'An entity that is named in the same articles.' });
export type Cooccurrence = z.infer<typeof Cooccurrence>;
