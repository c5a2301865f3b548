// Explain: how a query was understood, as the API tells it.

import { z } from 'zod';
import { canonicalQuery } from './canonical-query.ts';
import { type Ignored, LIMITS } from './reader.ts';
import { SEARCH_FIELDS, type SearchTree } from './tree.ts';

const place = {
  start: z.int().min(0).meta({ description: 'Where it starts in `q`, in UTF-16 code units.' }),
  end: z.int().min(0).meta({ description: 'Where it ends, exclusive.' }),
};

export const SearchFieldName = z
  .enum(SEARCH_FIELDS)
  .meta({ id: 'SearchField', description: 'A part of an article that words can be looked for in.' });

export const SearchNodeType = z.enum(['and', 'or', 'not', 'word', 'phrase', 'prefix', 'near']).meta({
  id: 'SearchNodeType',
  description:
    '`and`, `or` and `not` join the nodes whose `parent` they are; `word` stands for all its English forms, `phrase` for its words as they are, `prefix` for what begins like it, `near` for words close to each other.',
});

// One shape for every node, and the tree as a list: clients of a tagged union would need as many classes as there are
// types, and many generators stumble over a type that refers to itself.
export const SearchNode = z
  .object({
    type: SearchNodeType,
    parent: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'The index in `tree` of the node it belongs to; absent for the first, which is the root.' }),
    field: SearchFieldName.optional(),
    text: z
      .string()
      .optional()
      .meta({
        description: 'Of a term: its words as they are compared, without case and accents.',
        examples: ['elections'],
      }),
    stem: z
      .string()
      .optional()
      .meta({ description: 'Of a `word`: what all its forms have in common.', examples: ['elect'] }),
    distance: z
      .int()
      .min(0)
      .max(LIMITS.distance)
      .optional()
      .meta({ description: 'Of `near`: how many other words may stand between the first and the last.' }),
    ...place,
  })
  .meta({ id: 'SearchNode', description: 'One part of a query, as it was understood.' });
export type SearchNode = z.infer<typeof SearchNode>;

export const IgnoredTerm = z
  .object({ text: z.string().meta({ description: 'As written.', examples: ['!!!'] }), ...place })
  .meta({ id: 'IgnoredTerm', description: 'A part of a query with no letters or digits. It is not searched for.' });
export type IgnoredTerm = z.infer<typeof IgnoredTerm>;

export const UnderstoodQuery = z
  .object({
    normalized: z.string().meta({
      description: 'The same query in canonical form.',
      examples: ['(flood OR title:"high water") -rain'],
    }),
    tree: z.array(SearchNode).meta({ description: 'Its parts, each before those that belong to it.' }),
    ignored: z.array(IgnoredTerm).meta({ description: 'What was left out.' }),
  })
  .meta({ id: 'UnderstoodQuery', description: 'How `q` was understood.' });
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
