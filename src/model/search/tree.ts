// The syntax tree of a query, with the position of each part.

import type { Span } from '../text/text.ts';

/** The searchable fields. */
export const SEARCH_FIELDS = ['title', 'caption', 'body', 'author'] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** The fields for words without a field; a match in one of them is enough. */
export const DEFAULT_FIELDS: readonly SearchField[] = ['title', 'caption', 'body'];

/** A word in any of its English forms. */
export interface WordNode extends Span {
  type: 'word';
  field: SearchField | null;
  raw: string;
  stem: string;
}

/** Consecutive words in exactly this form. */
export interface PhraseNode extends Span {
  type: 'phrase';
  field: SearchField | null;
  raws: readonly string[];
}

/** Consecutive words, of which the last is a prefix. Usually only one word. */
export interface PrefixNode extends Span {
  type: 'prefix';
  field: SearchField | null;
  raws: readonly string[];
}

/** All words in any order and form, with at most `distance` others between the first and the last. */
export interface NearNode extends Span {
  type: 'near';
  field: SearchField | null;
  words: readonly { raw: string; stem: string }[];
  distance: number;
}

/** Matches what the child does not match. */
export interface NotNode extends Span {
  type: 'not';
  child: SearchTree;
}

/** At least two children, none of the same type. */
export interface BranchNode extends Span {
  type: 'and' | 'or';
  children: readonly SearchTree[];
}

export type SearchTerm = WordNode | PhraseNode | PrefixNode | NearNode;
export type SearchTree = SearchTerm | NotNode | BranchNode;

/** The terms that are not negated. */
export function positiveTerms(tree: SearchTree): SearchTerm[] {
  if ('children' in tree) return tree.children.flatMap(positiveTerms);
  return tree.type === 'not' ? [] : [tree];
}

/** The fields in which a term is searched. */
export function fieldsOf(term: SearchTerm, searchIn: readonly SearchField[] = DEFAULT_FIELDS): readonly SearchField[] {
  return term.field === null ? searchIn : [term.field];
}
