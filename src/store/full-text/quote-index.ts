// Defines the full text of quotes: one row per quote, numbered by the slot of its article and its position there.

import { indexTokens, sequenceOf } from '../../model/search/sequence.ts';
import type { SearchTerm, SearchTree } from '../../model/search/tree.ts';

/** The maximum number of indexed quotes per article; a text of a megabyte has a few thousand. */
export const QUOTES_OF_ARTICLE = 2 ** 20;
/** A token that every quote has and no text contains: negations search among all quotes. */
const EVERY = '!';

export function quoteRow(slot: number, position: number): number {
  return slot * QUOTES_OF_ARTICLE + position;
}

/** Decodes the row number of a quote. */
export function placeOfRow(row: number): { slot: number; position: number } {
  return { slot: Math.floor(row / QUOTES_OF_ARTICLE), position: row % QUOTES_OF_ARTICLE };
}

/** The tokens of a quote: its words stemmed and as written. */
export function quoteTokens(text: string): { stems: string; words: string } {
  const { stems, raws } = indexTokens(sequenceOf(text));
  return { stems: `${EVERY} ${stems}`, words: raws };
}

/**
 * Translates a query into an FTS5 expression. It contains only quoted tokens that the program made, never user input.
 */
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
