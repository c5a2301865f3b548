// A link: every hyperlink of every article, as data.

import { z } from 'zod';

export const LinkKind = z.enum(['inline', 'related', 'image', 'credit', 'original']).meta({
  id: 'LinkKind',
  description:
    'Where a link stands: in the running text, in a “related article” line, on an image, in a photo credit, or as the article’s own address.',
});
export type LinkKind = z.infer<typeof LinkKind>;

export const LinkState = z.enum(['resolved', 'external', 'dangling']).meta({
  id: 'LinkState',
  description:
    '`resolved`: its target is an article of this archive. `external`: it points elsewhere. `dangling`: its target was lost.',
});
export type LinkState = z.infer<typeof LinkState>;

export const Link = z
  .object({
    id: z.string().meta({ description: 'The link’s id.' }),
    articleId: z.string().meta({ description: 'The article it stands in.' }),
    kind: LinkKind,
    anchor: z.string().meta({ description: 'The words that are linked.' }),
    href: z.string().optional().meta({ description: 'Its address as written; absent where it was lost.' }),
    host: z.string().optional().meta({ description: 'The address’s host, without `www.`.' }),
    state: LinkState,
    targetArticleId: z.string().optional().meta({ description: 'The article of this archive that it leads to.' }),
    start: z.int().min(0).optional().meta({ description: 'Where the anchor starts in the article’s `text`.' }),
    end: z.int().min(0).optional().meta({ description: 'Where it ends, exclusive.' }),
  })
  .meta({ id: 'Link', description: 'One hyperlink of one article.' });
export type Link = z.infer<typeof Link>;
