// A quote with the title and date of its article.

import { z } from 'zod';
import { HighlightMatch } from '../search/highlight.ts';
import { Quote } from './quote.ts';

export const QuoteInContext = Quote.extend({
  articleTitle: z.string().meta({ description: 'The article’s headline.' }),
  publishedAt: z.iso.datetime().optional().meta({ description: 'When the article was published, in UTC.' }),
  highlights: z
    .array(HighlightMatch)
    .optional()
    .meta({ description: 'With `highlight=true`: the matches, as offsets into the text of the quote.' }),
}).meta({ id: 'QuoteInContext', description: 'A quote with the title and date of its article.' });
export type QuoteInContext = z.infer<typeof QuoteInContext>;
