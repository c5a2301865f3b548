// Route for quotes across all articles.

import { z } from 'zod';
import { pageReply, sendPage } from '../list.ts';
import { QuoteInContextPage, quoteQueryOf, quoteWords, speakerWords } from '../quote-query.ts';
import type { Routes } from './route.ts';

export const quoteRoutes: Routes = (app, context) => {
  app.get(
    '/v1/quotes',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listQuotes',
        tags: ['Quotes'],
        summary: 'List who said what',
        description:
          'Words that articles ascribe to someone, with who speaks and how sure that is. `q`, `speaker`, `about`, `kind` and `attributed` are about the quotes; all other filters are about their articles.',
        querystring: z.strictObject({ ...quoteWords, ...speakerWords }),
        response: { 200: pageReply(QuoteInContextPage, 'A page of quotes.', 'listQuotes') },
      },
    },
    async (request, response) => {
      const { query, understood } = quoteQueryOf(request.query);
      await sendPage(context, request, response, {
        limit: query.limit,
        read: () => context.store.quotes.list(query),
        beside: ({ seq }) => ({ meta: { seq, query: understood } }),
      });
    },
  );
};
