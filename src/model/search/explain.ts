// Explain: how a query was understood, as the API tells it.

import { z } from 'zod';
import type { Span } from '../text.ts';
import { print } from './print.ts';
import { type Ignored, LIMITS } from './reader.ts';
import { SEARCH_FIELDS, type SearchField, type SearchTree } from './tree.ts';

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
    '`and`, `or` and `not` join their `children`; `word` stands for all its English forms, `phrase` for its words as they are, `prefix` for what begins like it, `near` for words close to each other.',
});

/** One shape for every node: clients of a tagged union would need as many classes as there are types. */
export interface SearchNode extends Span {
  type: z.infer<typeof SearchNodeType>;
  field?: SearchField | undefined;
  text?: string | undefined;
  stem?: string | undefined;
  distance?: number | undefined;
  children?: SearchNode[] | undefined;
}
export const SearchNode: z.ZodType<SearchNode> = z
  .object({
    type: SearchNodeType,
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
    get children() {
      return z.array(SearchNode).optional().meta({ description: 'Of `and` and `or`: two at least; of `not`: one.' });
    },
    ...place,
  })
  .meta({ id: 'SearchNode', description: 'One part of a query, as it was understood.' });

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
    tree: SearchNode,
    ignored: z.array(IgnoredTerm).meta({ description: 'What was left out.' }),
  })
  .meta({ id: 'UnderstoodQuery', description: 'How `q` was understood.' });
export type UnderstoodQuery = z.infer<typeof UnderstoodQuery>;

export function explain({ tree, ignored }: { tree: SearchTree; ignored: readonly Ignored[] }): UnderstoodQuery {
  return {
    normalized: print(tree),
    tree: toNode(tree),
    ignored: ignored.map(({ text, start, end }) => ({ text: text.toWellFormed(), start, end })),
  };
}

function toNode(tree: SearchTree): SearchNode {
  const { type, start, end } = tree;
  switch (tree.type) {
    case 'and':
    case 'or':
      return { type, children: tree.children.map(toNode), start, end };
    case 'not':
      return { type, children: [toNode(tree.child)], start, end };
  }
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
