// Links: the whole graph, and the hosts it leads to.

import { z } from 'zod';
import { ArticleId } from '../../model/article-id.ts';
import { LinkFilterState, LinkKind } from '../../model/link.ts';
import { LinkHost } from '../../model/link-host.ts';
import { pageHostOf } from '../../model/page-address.ts';
import { articleIdExample } from '../examples.ts';
import { pageReply, pageSchema, sendPage } from '../list.ts';
import { cursor, limit, queryArray } from '../query.ts';
import { LinkPage } from './article-parts.ts';
import type { Routes } from './route.ts';

const LinkHostPage = pageSchema('LinkHostPage', LinkHost, 'A page of hosts.');
const host = z.string().regex(/^[A-Za-z0-9.-]{1,253}$/, { error: 'must be a host, such as example.org' });

export const links: Routes = (app, context) => {
  const { store } = context;
  app.get(
    '/v1/links',
    {
      schema: {
        operationId: 'listLinks',
        tags: ['Links'],
        summary: 'List links',
        description:
          'Every hyperlink of every article, those of the newest articles first. `state=dangling` lists those whose target was lost, `state=wanted` the pages that articles cite and the archive lacks, each once, the most cited first.',
        querystring: z.strictObject({
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
          state: queryArray(LinkFilterState, {
            description: 'Only links in these states; or `wanted`.',
            example: ['wanted'],
            max: 4,
          }).optional(),
          articleId: ArticleId.meta({
            description: 'Only links of this article.',
            examples: [articleIdExample],
          }).optional(),
          targetArticleId: ArticleId.meta({
            description: 'Only links that lead to this article.',
            examples: [articleIdExample],
          }).optional(),
          limit,
          cursor: cursor.optional(),
        }),
        response: { 200: pageReply(LinkPage, 'A page of links.', 'listLinks') },
      },
    },
    async (request, response) => {
      const { host, ...query } = request.query;
      const hosts = host?.map((name) => pageHostOf(`https://${name}`) ?? name.toLowerCase());
      const read = () => store.links.list({ ...query, ...(hosts && { host: hosts }) });
      await sendPage(context, request, response, { limit: query.limit, read });
    },
  );

  app.get(
    '/v1/links/hosts',
    {
      schema: {
        operationId: 'listLinkHosts',
        tags: ['Links'],
        summary: 'List the hosts that links lead to',
        description: 'Most linked first. Articles’ own addresses do not count.',
        querystring: z.strictObject({ limit, cursor: cursor.optional() }),
        response: { 200: pageReply(LinkHostPage, 'A page of hosts.', 'listLinkHosts') },
      },
    },
    async (request, response) => {
      const read = () => store.links.hosts(request.query);
      await sendPage(context, request, response, { limit: request.query.limit, read });
    },
  );
};
