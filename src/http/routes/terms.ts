// Routes for sources, sections, authors and tags: four lists of the same form.

import { z } from 'zod';
import { AuthorTerm, Section, Source, Tag } from '../../model/article/term.ts';
import { TERM_SORTS, type TermKind } from '../../model/query/query.ts';
import type { StoredTerm } from '../../store/index.ts';
import type { ExampleName } from '../examples.ts';
import { pageReply, pageSchema, sendPage } from '../list.ts';
import { cursor, limit, queryEnumOr, queryText } from '../query.ts';
import type { Routes } from './route.ts';

const TermSortWord = z
  .enum(TERM_SORTS)
  .meta({ id: 'TermSort', description: 'The order: most articles first, or by name.' });

const termQuery = (example: string) =>
  z.strictObject({
    q: queryText({
      description: 'Only those whose name begins so. Case and accents do not matter.',
      max: 200,
      example,
    }).optional(),
    sort: queryEnumOr(TermSortWord, 'articles', { description: 'The order of the list.' }),
    limit,
    cursor: cursor.optional(),
  });

interface TermList {
  path: string;
  kind: TermKind;
  operationId: ExampleName;
  summary: string;
  /** A name prefix. */
  example: string;
  page: z.ZodType;
  show: (term: StoredTerm) => object;
}

const counts = ({ articleCount, firstPublishedAt, lastPublishedAt }: StoredTerm) => ({
  articleCount,
  firstPublishedAt: firstPublishedAt ?? undefined,
  lastPublishedAt: lastPublishedAt ?? undefined,
});

const lists: TermList[] = [
  {
    path: '/v1/sources',
    kind: 'source',
    operationId: 'listSources',
    summary: 'List the papers',
    example: 'the varda',
    page: pageSchema('SourcePage', Source, 'A page of sources.'),
    show: (term) => ({ id: term.key, name: term.name, host: term.host ?? undefined, ...counts(term) }),
  },
  {
    path: '/v1/sections',
    kind: 'section',
    operationId: 'listSections',
    summary: 'List the sections',
    example: 'pol',
    page: pageSchema('SectionPage', Section, 'A page of sections.'),
    show: (term) => ({ name: term.name, ...counts(term) }),
  },
  {
    path: '/v1/authors',
    kind: 'author',
    operationId: 'listAuthors',
    summary: 'List the authors',
    example: 'iris',
    page: pageSchema('AuthorPage', AuthorTerm, 'A page of authors.'),
    show: (term) => ({ name: term.name, entityId: term.entityId ?? undefined, ...counts(term) }),
  },
  {
    path: '/v1/tags',
    kind: 'tag',
    operationId: 'listTags',
    summary: 'List the tags',
    example: 'flood',
    page: pageSchema('TagPage', Tag, 'A page of tags.'),
    show: (term) => ({ name: term.name, ...counts(term) }),
  },
];

export const termRoutes: Routes = (app, context) => {
  const { store } = context;
  for (const { path, kind, operationId, summary, example, page, show } of lists) {
    app.get(
      path,
      {
        config: { access: 'read', cache: 'revalidate' },
        schema: {
          operationId,
          tags: ['Directories'],
          summary,
          description: 'With the number of their live articles, and the dates of the first and the last.',
          querystring: termQuery(example),
          response: { 200: pageReply(page, 'A page of the list.', operationId) },
        },
      },
      async (request, response) => {
        const read = () => store.terms.list({ ...request.query, kind });
        const json = (term: StoredTerm) => JSON.stringify(show(term));
        await sendPage(context, request, response, { limit: request.query.limit, read, show: json });
      },
    );
  }
};
