// The full text of quotes: one row for each, by the slot of its article and its place there.

import { indexTokens, sequenceOf } from '../../model/search/sequence.ts';
import type { SearchTerm, SearchTree } from '../../model/search/tree.ts';

/** The most quotes of one article that are found by their words; a text of a megabyte has some thousands. */
export const QUOTES_OF_ARTICLE = 2 ** 20;
/** A word that every quote has, and no text: what is only said not to be there is looked for among all. */
const EVERY = '!';

export function quoteRow(slot: number, position: number): number {
  return slot * QUOTES_OF_ARTICLE + position;
}

/** Where a quote's row says that it is. */
export function placeOfRow(row: number): { slot: number; position: number } {
  return { slot: Math.floor(row / QUOTES_OF_ARTICLE), position: row % QUOTES_OF_ARTICLE };
}

/** What is indexed of a quote: its words stemmed, and as they are. */
export function quoteTokens(text: string): { stems: string; words: string } {
  const { stems, raws } = indexTokens(sequenceOf(text));
  return { stems: `${EVERY} ${stems}`, words: raws };
}

/** A query as FTS5 takes it. Only tokens we made get there, between quotes: nothing of what was typed. */
export function quoteExpression(tree: SearchTree): string {
  switch (tree.type) {
    case 'and': {
      const wanted = tree.children.filter(({ type }) => type !== 'not').map(quoteExpression);
      const unwanted = tree.children.flatMap((child) => (child.type === 'not' ? [quoteExpression(child.child)] : []));
      const all = wanted.length > 0 ? wanted.map((one) => `(${one})`).join(' AND ') : every();
      return unwanted.reduce((before, one) => `(${before}) NOT (${one})`, all);
    }
    case 'or':
      return tree.children.map((child) => `(${quoteExpression(child)})`).join(' OR ');
    case 'not':
      return `${every()} NOT (${quoteExpression(tree.child)})`;
    default:
      return termExpression(tree);
  }
}

function every(): string {
  return `{stems} : "${EVERY}"`;
}

function termExpression(term: SearchTerm): string {
  switch (term.type) {
    case 'word':
      return `{stems} : "${term.stem}"`;
    case 'phrase':
      return `{words} : "${term.raws.join(' ')}"`;
    case 'prefix':
      return `{words} : "${term.raws.join(' ')}" *`;
    case 'near':
      return `{stems} : NEAR(${term.words.map(({ stem }) => `"${stem}"`).join(' ')}, ${term.distance})`;
  }
}
