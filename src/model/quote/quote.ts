// A quote: words that an article attributes to a speaker.

import { z } from 'zod';
import { EntityId, EntityRef } from '../entity/entity.ts';
import { ArticleId } from '../id/article-id.ts';

export const QUOTE_KINDS = ['direct', 'indirect', 'partial'] as const;

export const QuoteKind = z.enum(QUOTE_KINDS).meta({
  id: 'QuoteKind',
  description:
    '`direct`: sentences in quotation marks. `partial`: quoted words within a sentence of the article, or fewer than four words. `indirect`: reported speech without quotation marks.',
});
export type QuoteKind = z.infer<typeof QuoteKind>;

export const Reporter = z
  .object({
    name: z.string().meta({ description: 'The name as written in the article.', examples: ['Interfax'] }),
    entityId: EntityId.optional().meta({ description: 'Id of the reporter’s entity.' }),
  })
  .meta({ id: 'Reporter', description: 'A source that reported the words of someone else.' });
export type Reporter = z.infer<typeof Reporter>;

export const Quote = z
  .object({
    id: z.string().meta({ description: 'Id of the quote.' }),
    articleId: ArticleId,
    text: z.string().meta({ description: 'The words without quotation marks: `text.slice(start, end)`.' }),
    start: z.int().min(0).meta({ description: 'Start offset in the article’s `text`, in UTF-16 code units.' }),
    end: z.int().min(0).meta({ description: 'End offset, exclusive.' }),
    kind: QuoteKind,
    cue: z
      .string()
      .optional()
      .meta({ description: 'The verb that attributes the words, as written.', examples: ['told'] }),
    speaker: EntityRef.optional().meta({
      description: 'The speaker; absent if the article does not name one.',
    }),
    speakerStart: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Start offset of the name, pronoun or phrase that denotes the speaker.' }),
    speakerEnd: z.int().min(0).optional().meta({ description: 'End offset of that phrase, exclusive.' }),
    speakerSurface: z
      .string()
      .optional()
      .meta({ description: 'That phrase as written.', examples: ['the ministry', 'a resident'] }),
    reportedBy: Reporter.optional().meta({
      description: 'The source that reported the words, if the article names one.',
    }),
    method: z
      .string()
      .meta({ description: 'The rule or model that found it, with its version.', examples: ['quotes/said-name/3'] }),
    confidence: z.number().min(0).max(1).meta({ description: 'Confidence, from 0 to 1.' }),
  })
  .meta({ id: 'Quote', description: 'Words that an article attributes to a speaker.' });
export type Quote = z.infer<typeof Quote>;
