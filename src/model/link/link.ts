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

/** What can be asked for: a state, or the pages that are wanted. */
export const LINK_FILTER_STATES = [...LinkState.options, 'wanted'] as const;
export const LinkFilterState = z.enum(LINK_FILTER_STATES).meta({
  id: 'LinkFilterState',
  description:
    'A state of links. `wanted`, alone: the pages that articles cite and this archive lacks, one link for each, the most cited first. Beside other states it says what `external` says.',
});
export type LinkFilterState = z.infer<typeof LinkFilterState>;

export const WantedPage = z
  .object({
    url: z.string().meta({ description: 'Its address, normalised.' }),
    linkCount: z.int().min(1).meta({ description: 'How many links lead to it.' }),
    articleCount: z.int().min(1).meta({ description: 'How many articles have one.' }),
  })
  .meta({ id: 'WantedPage', description: 'A page that articles link to and that is none of this archive.' });
export type WantedPage = z.infer<typeof WantedPage>;

export const Link = z
  .object({
    id: z.string().meta({ description: 'The link’s id.' }),
    articleId: z.string().meta({ description: 'The article it stands in.' }),
    kind: LinkKind,
    anchor: z.string().meta({ description: 'The words that are linked.' }),
    href: z.string().optional().meta({ description: 'Its address as written; absent where it was lost.' }),
    host: z
      .string()
      .optional()
      .meta({ description: 'The host of the page it leads to, without `www.`, `m.` or `amp.`.' }),
    archiveUrl: z.string().optional().meta({
      description:
        'Of an outside page: where the Wayback Machine would have it, as it was when the article was published. Nobody looked whether it does.',
    }),
    state: LinkState,
    targetArticleId: z.string().optional().meta({ description: 'The article of this archive that it leads to.' }),
    start: z.int().min(0).optional().meta({ description: 'Where the anchor starts in the article’s `text`.' }),
    end: z.int().min(0).optional().meta({ description: 'Where it ends, exclusive.' }),
    wanted: WantedPage.optional().meta({
      description: 'With `state=wanted`: the page, of whose links this is the newest.',
    }),
  })
  .meta({ id: 'Link', description: 'One hyperlink of one article.' });
export type Link = z.infer<typeof Link>;
