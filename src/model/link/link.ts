// A link: a hyperlink in an article.

import { z } from 'zod';

export const LinkKind = z.enum(['inline', 'related', 'image', 'credit', 'original']).meta({
  id: 'LinkKind',
  description:
    'The position of a link: in the running text, in a “related article” line, on an image, in a photo credit, or as the article’s own address.',
});
export type LinkKind = z.infer<typeof LinkKind>;

export const LinkState = z.enum(['resolved', 'external', 'dangling']).meta({
  id: 'LinkState',
  description:
    '`resolved`: the target is an article of this archive. `external`: the target is another page. `dangling`: the target was lost.',
});
export type LinkState = z.infer<typeof LinkState>;

/** Values of the filter: a state, or `wanted`. */
export const LINK_FILTER_STATES = [...LinkState.options, 'wanted'] as const;
export const LinkFilterState = z.enum(LINK_FILTER_STATES).meta({
  id: 'LinkFilterState',
  description:
    'The state of links. `wanted` alone: pages that articles cite and the archive lacks, one link for each page, most cited first. Together with other states it means `external`.',
});
export type LinkFilterState = z.infer<typeof LinkFilterState>;

export const WantedPage = z
  .object({
    url: z.string().meta({ description: 'Normalised address of the page.' }),
    linkCount: z.int().min(1).meta({ description: 'Number of links to the page.' }),
    articleCount: z.int().min(1).meta({ description: 'Number of articles with such a link.' }),
  })
  .meta({ id: 'WantedPage', description: 'A page that articles link to and the archive lacks.' });
export type WantedPage = z.infer<typeof WantedPage>;

export const Link = z
  .object({
    id: z.string().meta({ description: 'Id of the link.' }),
    articleId: z.string().meta({ description: 'Id of the article with the link.' }),
    kind: LinkKind,
    anchor: z.string().meta({ description: 'The linked words.' }),
    href: z.string().optional().meta({ description: 'The address as written; absent if it was lost.' }),
    host: z.string().optional().meta({ description: 'Host of the target page, without `www.`, `m.` or `amp.`.' }),
    archiveUrl: z.string().optional().meta({
      description:
        'For external pages: the address of the Wayback Machine for the page at the time of publication. The archive does not check that a copy exists.',
    }),
    state: LinkState,
    targetArticleId: z.string().optional().meta({ description: 'Id of the target article.' }),
    start: z.int().min(0).optional().meta({ description: 'Start offset of the anchor in the article’s `text`.' }),
    end: z.int().min(0).optional().meta({ description: 'End offset, exclusive.' }),
    wanted: WantedPage.optional().meta({
      description: 'With `state=wanted`: the page. The link is the newest one to it.',
    }),
  })
  .meta({ id: 'Link', description: 'A hyperlink in an article.' });
export type Link = z.infer<typeof Link>;
