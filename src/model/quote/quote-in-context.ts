// A quote with the article that it stands in.

import { z } from 'zod';
import { HighlightMatch } from '../search/highlight.ts';
import { Quote } from './quote.ts';

export const QuoteInContext = Quote.extend({
  articleTitle: z.string().meta({ description: 'The article’s headline.' }),
  publishedAt: z.iso.datetime().optional().meta({ description: 'When it was published, UTC.' }),
  highlights: z
    .array(HighlightMatch)
    .optional()
    .meta({ description: 'With `highlight=true`: what matched, as offsets into the quote’s own text.' }),
}).meta({ id: 'QuoteInContext', description: 'Words that an article ascribes to someone, and where they stand.' });
export type QuoteInContext = z.infer<typeof QuoteInContext>;
