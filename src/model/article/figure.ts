// A figure: an amount of money, a percentage or a date in the text of an article.

import { z } from 'zod';

export const FigureKind = z.enum(['money', 'percent', 'percentage-points', 'date']).meta({
  id: 'FigureKind',
  description: 'The kind of a figure. `percentage-points` are differences between percentages.',
});
export type FigureKind = z.infer<typeof FigureKind>;

export const MentionedPrecision = z
  .enum(['day', 'week', 'month', 'quarter', 'half', 'year', 'decade'])
  .meta({ id: 'MentionedPrecision', description: 'The precision of a date in the text.' });
export type MentionedPrecision = z.infer<typeof MentionedPrecision>;

export const Figure = z
  .object({
    kind: FigureKind,
    start: z.int().min(0).meta({ description: 'Start offset in the article’s `text`, in UTF-16 code units.' }),
    end: z.int().min(0).meta({ description: 'End offset, exclusive.' }),
    surface: z
      .string()
      .meta({ description: 'The figure as written: `text.slice(start, end)`.', examples: ['$1.3 billion'] }),
    value: z.number().optional().meta({
      description: 'The value: money in whole units of the currency; 7 for `7%`. Absent for ranges and dates.',
    }),
    low: z.number().optional().meta({ description: 'Lower bound of a range.' }),
    high: z.number().optional().meta({ description: 'Upper bound of a range.' }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional()
      .meta({ description: 'ISO 4217 code of the currency, if the text makes it clear.', examples: ['USD'] }),
    from: z.iso.date().optional().meta({ description: 'First day of a date.' }),
    to: z.iso.date().optional().meta({ description: 'Last day of a date.' }),
    precision: MentionedPrecision.optional(),
    method: z
      .string()
      .meta({ description: 'The rule or model that found it, with its version.', examples: ['figures/money/2'] }),
    confidence: z.number().min(0).max(1).meta({ description: 'Confidence, from 0 to 1.' }),
  })
  .meta({ id: 'Figure', description: 'An amount of money, a percentage or a date in the text of an article.' });
export type Figure = z.infer<typeof Figure>;
