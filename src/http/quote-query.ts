// Defines the query parameters that select quotes and converts them to a store query.

import { z } from 'zod';
import { QUOTE_SORTS, type QuoteQuery } from '../model/query/query.ts';
import { QUOTE_KINDS, QuoteKind } from '../model/quote/quote.ts';
import { QuoteInContext } from '../model/quote/quote-in-context.ts';
import { explainQuery } from '../model/search/explain.ts';
import { LIMITS } from '../model/search/reader.ts';
import type { SearchTree } from '../model/search/tree.ts';
import { articleFilters, filtersOf } from './article-query.ts';
import { entityIdExample } from './examples.ts';
import { pageWithQuery } from './list.ts';
import { cursor, limit, queryArray, queryBool, queryEnumOr, queryText } from './query.ts';
import { parseQuery, queryFault } from './search-query.ts';

export const QuoteSortWord = z.enum(QUOTE_SORTS).meta({
  id: 'QuoteSort',
  description: 'The order of quotes: by publication of their articles; within one, in the order of the text.',
});

export const QuoteInContextPage = pageWithQuery('QuoteInContextPage', QuoteInContext, 'A page of quotes.');

const id = z.string().regex(/^[a-z0-9-]{1,130}$/, { error: 'must be an id' });
// For articles these filter by quotes in an article; here the parameters apply to the quotes themselves.
const { speaker: _speaker, hasQuotes: _hasQuotes, ...filters } = articleFilters;

/** All parameters except the speaker, which one endpoint takes from its path. */
export const quoteWords = {
  q: queryText({
    description:
      'Only quotes with these words, in any of their forms: `flood warning`, `flood OR storm`, `flood -football`, `"high water"`, `flo*`, `NEAR(dam broke, 5)`, and parentheses; no fields, since quotes have none.',
    example: 'bridge',
    max: LIMITS.characters,
  }).optional(),
  highlight: queryBool({
    description: 'Whether to show, with `q`, what matched in each quote, as offsets.',
    example: true,
  }).optional(),
  about: queryArray(id, {
    description: 'Only quotes whose words name one of these entities, by id.',
    example: ['organization-oskra-river-authority'],
    max: 50,
  }).optional(),
  kind: queryArray(QuoteKind, {
    description: 'Only quotes of these kinds.',
    example: ['direct'],
    max: QUOTE_KINDS.length,
  }).optional(),
  ...filters,
  sort: queryEnumOr(QuoteSortWord, 'newest', { description: 'The order of the quotes.' }),
  limit,
  cursor: cursor.optional(),
};

/** The parameters that select the speaker. */
export const speakerWords = {
  speaker: queryArray(id, {
    description: 'Only quotes of these speakers: entities, by id.',
    example: [entityIdExample],
    max: 50,
  }).optional(),
  attributed: queryBool({
    description: 'Only quotes whose speaker is known (`true`), or is not (`false`).',
    example: true,
  }).optional(),
};

const words = z.strictObject({ ...quoteWords, ...speakerWords });

/** @throws Problem if `q` is not a valid query or contains fields. */
export function quoteQueryOf(given: z.output<typeof words>) {
  const { q, highlight, about, kind, speaker, attributed, sort, limit, cursor, ...articles } = given;
  const parsed = q === undefined ? null : parseQuery(q, 'query');
  if (parsed) refuseFields(parsed.tree);
  const query: QuoteQuery = {
    filters: filtersOf(articles),
    sort,
    limit,
    ...(parsed && { text: parsed.tree }),
    ...(parsed && highlight && { highlight }),
    ...(about && { about }),
    ...(kind && { kind }),
    ...(speaker && { speaker }),
    ...(attributed !== undefined && { attributed }),
    ...(cursor !== undefined && { cursor }),
  };
  return { query, understood: parsed ? explainQuery(parsed) : undefined };
}

function refuseFields(tree: SearchTree): void {
  if ('children' in tree) for (const child of tree.children) refuseFields(child);
  else if (tree.type === 'not') refuseFields(tree.child);
  else if (tree.field !== null) {
    const { start, end, field } = tree;
    throw queryFault(
      { message: `Quotes have no ${field}.`, hint: `Leave out \`${field}:\`, or search articles.`, start, end },
      'query',
    );
  }
}
