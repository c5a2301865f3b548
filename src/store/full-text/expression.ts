// Translates queries into FTS5 expressions. They contain only quoted tokens that the program made, never user input.

import { isEverywhere } from '../../model/search/relevance.ts';
import { fieldsOf, type SearchField, type SearchTerm, type SearchTree } from '../../model/search/tree.ts';
import { AUTHOR_MARK } from './tokens.ts';

/** `stem_index` holds stemmed words, `word_index` the words as written. */
export type FullTextTable = 'stem_index' | 'word_index';

export interface Expression {
  table: FullTextTable;
  match: string;
}

export function termExpression(term: SearchTerm, searchIn: readonly SearchField[]): Expression {
  const table = term.type === 'word' || term.type === 'near' ? 'stem_index' : 'word_index';
  const fields = fieldsOf(term, searchIn);
  const mark = fields.includes('author') ? AUTHOR_MARK : '';
  const match = phraseOf(term, mark);
  if (mark || isEverywhere(fields)) return { table, match };
  return { table, match: `{${fields.join(' ')}} : ${match}` };
}

function phraseOf(term: SearchTerm, mark: string): string {
  const tokens = (words: readonly string[]) => words.map((word) => mark + word).join(' ');
  switch (term.type) {
    case 'word':
      return `"${mark}${term.stem}"`;
    case 'phrase':
      return `"${tokens(term.raws)}"`;
    case 'prefix':
      return `"${tokens(term.raws)}" *`;
    case 'near':
      return `NEAR(${term.words.map(({ stem }) => `"${mark}${stem}"`).join(' ')}, ${term.distance})`;
  }
}

/** Translates the whole query into one expression; null if it needs both tables or consists of negations only. */
export function treeExpression(tree: SearchTree, searchIn: readonly SearchField[]): Expression | null {
  if (!('children' in tree)) return tree.type === 'not' ? null : termExpression(tree, searchIn);
  const some: Expression[] = [];
  const none: Expression[] = [];
  for (const child of tree.children) {
    const isNot = child.type === 'not' && tree.type === 'and';
    const expression = treeExpression(isNot ? child.child : child, searchIn);
    if (!expression) return null;
    (isNot ? none : some).push(expression);
  }
  const [first] = some;
  if (!first || [...some, ...none].some(({ table }) => table !== first.table)) return null;
  const wanted = some.map(({ match }) => `(${match})`).join(tree.type === 'and' ? ' AND ' : ' OR ');
  const match = none.reduce((before, { match }) => `(${before}) NOT (${match})`, wanted);
  return { table: first.table, match };
}
