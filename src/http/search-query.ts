// Defines the query parameters that search and count articles and parses the query.

import { z } from 'zod';
import { FACETS, FacetName } from '../model/analysis/facet.ts';
import { Interval } from '../model/analysis/histogram.ts';
import { Problem, type ProblemError } from '../model/problem/problem.ts';
import type { ArticleQuery } from '../model/query/query.ts';
import { explainQuery, type UnderstoodQuery } from '../model/search/explain.ts';
import { parseSearchQuery } from '../model/search/parse.ts';
import { LIMITS } from '../model/search/reader.ts';
import { DEFAULT_FIELDS } from '../model/search/tree.ts';
import { queryArray, queryBool, queryEnum, queryInt, queryText } from './query.ts';

const SearchIn = z
  .enum(DEFAULT_FIELDS)
  .meta({ id: 'SearchIn', description: 'A part of an article that words without a field are looked for in.' });

export const q = queryText({
  description:
    'Only articles with these words, in any of their forms: `flood warning`, `flood OR storm`, `flood -football`, `"high water"`, `flo*`, `title:flood`, `author:kopanos`, `NEAR(dam broke, 5)`, and parentheses. Case, accents and the style of quotes do not matter. `meta.query` of the reply tells how it was understood.',
  example: 'flood warning',
  max: LIMITS.characters,
});

/** The search parameters, without the filters. */
export const searchWords = {
  q: q.optional(),
  searchIn: queryArray(SearchIn, {
    description: 'Where words without a field are looked for; everywhere, if nothing is said.',
    example: ['title'],
    max: DEFAULT_FIELDS.length,
  }).optional(),
  highlight: queryBool({
    description: 'Whether to show, with `q`, short stretches of each article that match, as text and offsets.',
    example: true,
  }).optional(),
  facet: queryArray(FacetName, {
    description: 'What to count all articles of the query by. Each is counted with its own filter left out.',
    example: ['section', 'person'],
    max: FACETS.length,
  }).optional(),
  facetLimit: queryInt({
    min: 1,
    max: 1_000,
    default: 10,
    example: 5,
    description: 'The most values of each facet, the largest first.',
  }),
  interval: queryEnum(Interval, {
    description: 'Counts the articles of the query by time of publication, too, in stretches of this length.',
    example: 'month',
  }).optional(),
};

type SearchWords = z.output<ReturnType<typeof strictly>>;
const strictly = () => z.strictObject(searchWords);

export interface Search extends Pick<ArticleQuery, 'text' | 'facets' | 'interval' | 'highlight'> {
  understood?: UnderstoodQuery;
}

/** @throws Problem if `q` is not a valid query; it says what is wrong, where, and what is valid. */
export function searchOf(words: SearchWords, place: ProblemError['in']): Search {
  const { facet, facetLimit, interval, highlight, searchIn = DEFAULT_FIELDS } = words;
  const counted = { ...(facet && { facets: { names: facet, limit: facetLimit } }), ...(interval && { interval }) };
  if (words.q === undefined) return counted;
  const parsed = parseQuery(words.q, place);
  // A fixed order gives equal queries equal cursors.
  const fields = DEFAULT_FIELDS.filter((field) => searchIn.includes(field as never));
  const text = { tree: parsed.tree, searchIn: fields };
  return { ...counted, text, understood: explainQuery(parsed), ...(highlight && { highlight }) };
}

/** @throws Problem `invalid-query`, or `invalid-body` if the query is in a body. */
export function parseQuery(text: string, place: ProblemError['in'], name = 'q') {
  const parsed = parseSearchQuery(text);
  if (parsed.ok) return parsed;
  throw queryFault(parsed.error, place, name);
}

/** Returns the problem for an invalid query. */
export function queryFault(
  { message, hint, start, end }: { message: string; hint: string; start: number; end: number },
  place: ProblemError['in'],
  name = 'q',
): Problem {
  const error: ProblemError = {
    in: place,
    name,
    ...(place === 'body' && { pointer: `/${name}` }),
    message: `is not a query: ${message.replace(/\.$/, '')}`,
    start,
    end,
    hint,
  };
  return new Problem(place === 'body' ? 'invalid-body' : 'invalid-query', {
    detail: `${message} (\`${name}\`, character ${start + 1}) ${hint}`,
    errors: [error],
  });
}
