// Explains how a query was parsed, for the API.

import { z } from 'zod';
import { canonicalQuery } from './canonical-query.ts';
import { type Ignored, LIMITS } from './reader.ts';
import { SEARCH_FIELDS, type SearchTree } from './tree.ts';

const place = {
  start: z.int().min(0).meta({ description: 'Start offset in `q`, in UTF-16 code units.' }),
  end: z.int().min(0).meta({ description: 'End offset, exclusive.' }),
};

export const SearchFieldName = z
  .enum(SEARCH_FIELDS)
  .meta({ id: 'SearchField', description: 'A searchable part of an article.' });

export const SearchNodeType = z.enum(['and', 'or', 'not', 'word', 'phrase', 'prefix', 'near']).meta({
  id: 'SearchNodeType',
  description:
    '`and`, `or` and `not` combine the nodes whose `parent` they are. `word` matches all English forms of a word, `phrase` exact words in order, `prefix` words that begin with it, `near` words close to each other.',
});

// One schema for all nodes, and the tree as a list: generated clients need a class for each member of a tagged union, and many
// generators fail on recursive types.
export const SearchNode = z
  .object({
    type: SearchNodeType,
    parent: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Index of the parent node in `tree`; absent for the root, which is the first.' }),
    field: SearchFieldName.optional(),
    text: z
      .string()
      .optional()
      .meta({
        description: 'For terms: the words as they are compared, without case and accents.',
        examples: ['elections'],
      }),
    stem: z
      .string()
      .optional()
      .meta({ description: 'For `word`: the stem that all its forms share.', examples: ['elect'] }),
    distance: z
      .int()
      .min(0)
      .max(LIMITS.distance)
      .optional()
      .meta({ description: 'For `near`: the maximum number of other words between the first and the last.' }),
    ...place,
  })
  .meta({ id: 'SearchNode', description: 'A node of a parsed query.' });
export type SearchNode = z.infer<typeof SearchNode>;

export const IgnoredTerm = z
  .object({ text: z.string().meta({ description: 'The part as written.', examples: ['!!!'] }), ...place })
  .meta({ id: 'IgnoredTerm', description: 'A part of a query without letters and digits, which is ignored.' });
export type IgnoredTerm = z.infer<typeof IgnoredTerm>;

export const UnderstoodQuery = z
  .object({
    normalized: z.string().meta({
      description: 'The same query in canonical form.',
      examples: ['(flood OR title:"high water") -rain'],
    }),
    tree: z.array(SearchNode).meta({ description: 'Nodes of the query. Parents precede their children.' }),
    ignored: z.array(IgnoredTerm).meta({ description: 'Ignored parts of the query.' }),
  })
  .meta({ id: 'UnderstoodQuery', description: 'The parsed query `q`.' });
export type UnderstoodQuery = z.infer<typeof UnderstoodQuery>;

export function explainQuery({ tree, ignored }: { tree: SearchTree; ignored: readonly Ignored[] }): UnderstoodQuery {
  return {
    normalized: canonicalQuery(tree),
    tree: nodesOf(tree),
    ignored: ignored.map(({ text, start, end }) => ({ text: text.toWellFormed(), start, end })),
  };
}

function nodesOf(tree: SearchTree, nodes: SearchNode[] = [], parent?: number): SearchNode[] {
  const index = nodes.push({ ...nodeOf(tree), ...(parent !== undefined && { parent }) }) - 1;
  if ('children' in tree) for (const child of tree.children) nodesOf(child, nodes, index);
  else if (tree.type === 'not') nodesOf(tree.child, nodes, index);
  return nodes;
}

function nodeOf(tree: SearchTree): SearchNode {
  const { type, start, end } = tree;
  if ('children' in tree || tree.type === 'not') return { type, start, end };
  const field = tree.field === null ? {} : { field: tree.field };
  switch (tree.type) {
    case 'word':
      return { type, ...field, text: tree.raw, stem: tree.stem, start, end };
    case 'near': {
      const text = tree.words.map(({ raw }) => raw).join(' ');
      return { type, ...field, text, distance: tree.distance, start, end };
    }
    default:
      return { type, ...field, text: tree.raws.join(' '), start, end };
  }
}
