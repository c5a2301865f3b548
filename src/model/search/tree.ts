// The tree of a query: what it means, and where in the query each part of it stands.

import type { Span } from '../text/text.ts';

/** Where words can be looked for. */
export const SEARCH_FIELDS = ['title', 'caption', 'body', 'author'] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** Where a word without a field is looked for: one of these is enough. */
export const DEFAULT_FIELDS: readonly SearchField[] = ['title', 'caption', 'body'];

/** One word, in any of its English forms. */
export interface WordNode extends Span {
  type: 'word';
  field: SearchField | null;
  raw: string;
  stem: string;
}

/** Words one after another, as they are: no other form will do. */
export interface PhraseNode extends Span {
  type: 'phrase';
  field: SearchField | null;
  raws: readonly string[];
}

/** As a phrase, and the last of the words only has to begin like this. Mostly there is only one. */
export interface PrefixNode extends Span {
  type: 'prefix';
  field: SearchField | null;
  raws: readonly string[];
}

/** All these words, in any order and form, with at most `distance` others between the first and the last. */
export interface NearNode extends Span {
  type: 'near';
  field: SearchField | null;
  words: readonly { raw: string; stem: string }[];
  distance: number;
}

/** Everything that does not match the child. */
export interface NotNode extends Span {
  type: 'not';
  child: SearchTree;
}

/** Two children at least, none of them of the same type. */
export interface BranchNode extends Span {
  type: 'and' | 'or';
  children: readonly SearchTree[];
}

export type SearchTerm = WordNode | PhraseNode | PrefixNode | NearNode;
export type SearchTree = SearchTerm | NotNode | BranchNode;

/** The terms that speak for a text: those that do not stand under a negation. */
export function positiveTerms(tree: SearchTree): SearchTerm[] {
  if ('children' in tree) return tree.children.flatMap(positiveTerms);
  return tree.type === 'not' ? [] : [tree];
}

/** The fields a term is looked for in. */
export function fieldsOf(term: SearchTerm, searchIn: readonly SearchField[] = DEFAULT_FIELDS): readonly SearchField[] {
  return term.field === null ? searchIn : [term.field];
}
