// A figure: a sum of money, a percentage or a date that an article mentions.

import { z } from 'zod';

export const FigureKind = z.enum(['money', 'percent', 'percentage-points', 'date']).meta({
  id: 'FigureKind',
  description: 'What a figure is. `percentage-points` are differences of percentages.',
});
export type FigureKind = z.infer<typeof FigureKind>;

export const MentionedPrecision = z
  .enum(['day', 'week', 'month', 'quarter', 'half', 'year', 'decade'])
  .meta({ id: 'MentionedPrecision', description: 'How exactly a text tells a date that it mentions.' });
export type MentionedPrecision = z.infer<typeof MentionedPrecision>;

export const Figure = z
  .object({
    kind: FigureKind,
    start: z.int().min(0).meta({ description: 'Where it starts in the article’s `text`, in UTF-16 code units.' }),
    end: z.int().min(0).meta({ description: 'Where it ends, exclusive.' }),
    surface: z.string().meta({ description: 'As written: `text.slice(start, end)`.', examples: ['$1.3 billion'] }),
    value: z
      .number()
      .optional()
      .meta({ description: 'Of money, in whole units of the currency; of `7%`, 7. Absent of a range and a date.' }),
    low: z.number().optional().meta({ description: 'Of a range: where it begins.' }),
    high: z.number().optional().meta({ description: 'Of a range: where it ends.' }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional()
      .meta({ description: 'Of money: its ISO 4217 code, where the text makes it clear.', examples: ['USD'] }),
    from: z.iso.date().optional().meta({ description: 'Of a date: its first day.' }),
    to: z.iso.date().optional().meta({ description: 'Of a date: its last day.' }),
    precision: MentionedPrecision.optional(),
    method: z.string().meta({ description: 'What found it.', examples: ['figures/money/2'] }),
    confidence: z.number().min(0).max(1).meta({ description: 'How sure it is, 0 to 1.' }),
  })
  .meta({ id: 'Figure', description: 'A sum of money, a percentage or a date that an article mentions.' });
export type Figure = z.infer<typeof Figure>;
