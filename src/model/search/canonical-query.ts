// Writes a tree as a query in canonical form. Parsing the query gives the same tree.

import type { SearchTerm, SearchTree } from './tree.ts';

export function canonicalQuery(tree: SearchTree): string {
  switch (tree.type) {
    case 'and':
      return tree.children.map(printOperand).join(' ');
    case 'or':
      return tree.children.map(printOperand).join(' OR ');
    case 'not':
      return `-${printOperand(tree.child)}`;
    default:
      return tree.field === null ? printTerm(tree) : `${tree.field}:${printTerm(tree)}`;
  }
}

function printOperand(tree: SearchTree): string {
  return tree.type === 'and' || tree.type === 'or' ? `(${canonicalQuery(tree)})` : canonicalQuery(tree);
}

function printTerm(term: SearchTerm): string {
  switch (term.type) {
    case 'word':
      return term.raw;
    case 'phrase':
      return `"${term.raws.join(' ')}"`;
    case 'prefix':
      return term.raws.length === 1 ? `${term.raws[0]}*` : `"${term.raws.join(' ')}"*`;
    case 'near':
      return `NEAR(${term.words.map(({ raw }) => raw).join(' ')}, ${term.distance})`;
  }
}
