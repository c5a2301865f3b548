// Media: the images of an article.

import { z } from 'zod';

export const Media = z
  .object({
    caption: z.string().optional().meta({ description: 'Caption of the image.' }),
    credit: z.string().optional().meta({ description: 'Credit of the image.' }),
    href: z.string().optional().meta({ description: 'Address of the image, if the document has one.' }),
    start: z.int().min(0).meta({ description: 'Start offset of its block in the article’s `text`.' }),
    end: z.int().min(0).meta({ description: 'End offset, exclusive.' }),
  })
  .meta({ id: 'Media', description: 'An image of an article, as the document describes it.' });
export type Media = z.infer<typeof Media>;
