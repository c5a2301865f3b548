// Routes for links between articles and other pages, and for the linked hosts.

import { z } from 'zod';
import { Interval } from '../../model/analysis/histogram.ts';
import { LinkHost } from '../../model/analysis/link-host.ts';
import { ArticleId } from '../../model/id/article-id.ts';
import { LinkFilterState, LinkKind, LinkState } from '../../model/link/link.ts';
import { pageHostOf } from '../../model/url/page-address.ts';
import { articleFilters } from '../article-query.ts';
import { articleIdExample } from '../examples.ts';
import { pageReply, pageSchema, sendPage } from '../list.ts';
import { cursor, limit, queryArray, queryEnum } from '../query.ts';
import { LinkPage } from './article-parts.ts';
import type { Routes } from './route.ts';

const LinkHostPage = pageSchema('LinkHostPage', LinkHost, 'A page of hosts.');
const host = z.string().regex(/^[A-Za-z0-9.-]{1,253}$/, { error: 'must be a host, such as example.org' });

/** Query parameters of the list of links. */
export const linkWords = {
  host: queryArray(host, {
    description: 'Only links to pages at these hosts; `www.`, `m.` and `amp.` say nothing.',
    example: ['data.example.net'],
    max: 50,
  }).optional(),
  kind: queryArray(LinkKind, {
    description: 'Only links of these kinds.',
    example: ['inline'],
    max: 5,
  }).optional(),
  state: queryArray(LinkState, {
    description: 'Only links in these states.',
    example: ['resolved'],
    max: 3,
  }).optional(),
  articleId: ArticleId.meta({
    description: 'Only links of this article.',
    examples: [articleIdExample],
  }).optional(),
  targetArticleId: ArticleId.meta({
    description: 'Only links that lead to this article.',
    examples: [articleIdExample],
  }).optional(),
};
/** Normalises hosts to the form in which they are stored. */
export function linkQueryOf<Words extends { host?: string[] | undefined }>({ host, ...words }: Words) {
  const hosts = host?.map((name) => pageHostOf(`https://${name}`) ?? name.toLowerCase());
  return { ...words, ...(hosts && { host: hosts }) };
}

export const linkRoutes: Routes = (app, context) => {
  const { store } = context;
  app.get(
    '/v1/links',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listLinks',
        tags: ['Links'],
        summary: 'List links',
        description:
          'Every hyperlink of every article, those of the newest articles first. `state=dangling` lists those whose target was lost, `state=wanted` the pages that articles cite and the archive lacks, each once, the most cited first.',
        querystring: z.strictObject({
          ...linkWords,
          state: queryArray(LinkFilterState, {
            description: 'Only links in these states; or `wanted`.',
            example: ['wanted'],
            max: 4,
          }).optional(),
          limit,
          cursor: cursor.optional(),
        }),
        response: { 200: pageReply(LinkPage, 'A page of links.', 'listLinks') },
      },
    },
    async (request, response) => {
      const { limit, cursor, ...words } = request.query;
      const read = () => store.links.list({ ...linkQueryOf(words), limit, ...(cursor !== undefined && { cursor }) });
      await sendPage(context, request, response, { limit, read });
    },
  );

  app.get(
    '/v1/links/hosts',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listLinkHosts',
        tags: ['Links'],
        summary: 'List the hosts that links lead to',
        description:
          'Most linked first. Articles’ own addresses do not count. With `interval`, how many articles link there over time, from the first to the last, or from `from` to `to`; the order stays that of all links.',
        querystring: z.strictObject({
          interval: queryEnum(Interval, {
            description: 'How long one stretch of time is.',
            example: 'year',
          }).optional(),
          from: articleFilters.from,
          to: articleFilters.to,
          limit,
          cursor: cursor.optional(),
        }),
        response: { 200: pageReply(LinkHostPage, 'A page of hosts.', 'listLinkHosts') },
      },
    },
    async (request, response) => {
      const { interval, from, to, ...page } = request.query;
      const period = interval && { interval, from, before: to };
      const read = () => store.links.hosts(page, period);
      await sendPage(context, request, response, { limit: page.limit, read });
    },
  );
};
