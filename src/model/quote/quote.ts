// A quote: words that an article ascribes to someone, and to whom.

import { z } from 'zod';
import { EntityId, EntityRef } from '../entity/entity.ts';
import { ArticleId } from '../id/article-id.ts';

export const QUOTE_KINDS = ['direct', 'indirect', 'partial'] as const;

export const QuoteKind = z.enum(QUOTE_KINDS).meta({
  id: 'QuoteKind',
  description:
    '`direct`: sentences in quotation marks. `partial`: some words in marks within a sentence of the article’s own, or fewer than four. `indirect`: what someone is said to have said, without marks.',
});
export type QuoteKind = z.infer<typeof QuoteKind>;

export const Reporter = z
  .object({
    name: z.string().meta({ description: 'As the article writes it.', examples: ['Interfax'] }),
    entityId: EntityId.optional().meta({ description: 'The same as an entity of the archive.' }),
  })
  .meta({ id: 'Reporter', description: 'Who passed on what someone else said.' });
export type Reporter = z.infer<typeof Reporter>;

export const Quote = z
  .object({
    id: z.string().meta({ description: 'The quote’s id.' }),
    articleId: ArticleId,
    text: z.string().meta({ description: 'The words, without the quotation marks: `text.slice(start, end)`.' }),
    start: z.int().min(0).meta({ description: 'Where they start in the article’s `text`, in UTF-16 code units.' }),
    end: z.int().min(0).meta({ description: 'Where they end, exclusive.' }),
    kind: QuoteKind,
    cue: z
      .string()
      .optional()
      .meta({ description: 'The verb that ascribes them, as written.', examples: ['told'] }),
    speaker: EntityRef.optional().meta({
      description: 'Who speaks; absent where the article does not say, or says it without a name.',
    }),
    speakerStart: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Where the speaker is named at this quote: a name, a pronoun or a phrase.' }),
    speakerEnd: z.int().min(0).optional().meta({ description: 'Where that ends, exclusive.' }),
    speakerSurface: z
      .string()
      .optional()
      .meta({ description: 'What stands there.', examples: ['the ministry', 'a resident'] }),
    reportedBy: Reporter.optional().meta({ description: 'Who passed the words on, where the article says so.' }),
    method: z.string().meta({ description: 'What found it.', examples: ['quotes/said-name/3'] }),
    confidence: z.number().min(0).max(1).meta({ description: 'How sure it is, 0 to 1.' }),
  })
  .meta({ id: 'Quote', description: 'Words that an article ascribes to someone.' });
export type Quote = z.infer<typeof Quote>;
