// Media: the pictures of an article.

import { z } from 'zod';

export const Media = z
  .object({
    caption: z.string().optional().meta({ description: 'What it shows.' }),
    credit: z.string().optional().meta({ description: 'Who made and owns it.' }),
    href: z.string().optional().meta({ description: 'Its address, where the document has one.' }),
    start: z.int().min(0).meta({ description: 'Where its block starts in the article’s `text`.' }),
    end: z.int().min(0).meta({ description: 'Where it ends, exclusive.' }),
  })
  .meta({ id: 'Media', description: 'A picture of an article, as its document describes it.' });
export type Media = z.infer<typeof Media>;
