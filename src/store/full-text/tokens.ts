// What is written to the full text of one article: tokens with blanks between them, as the index keeps them.

import { fingerprintOf, shinglesOf } from '../../model/search/fingerprint.ts';
import type { SearchableArticle } from '../../model/search/match.ts';
import { relevancesOf } from '../../model/search/relevance.ts';
import { indexTokens, type Sequence } from '../../model/search/sequence.ts';

/** Before the words of an author's name: who looks for a word everywhere does not mean those. */
export const AUTHOR_MARK = '@';
/** Between a word and the level at which an article speaks for it. No word has it. */
export const LEVEL_MARK = '!';

/** The tokens of a text's fingerprint. They begin with the mark, which no word does. */
export function fingerprintTokens(fingerprint: readonly number[]): string[] {
  return fingerprint.map((number, at) => `${LEVEL_MARK}${at.toString(36)}${number.toString(36)}`);
}

export interface IndexedText {
  /** Of title, caption, body and author. */
  stems: string[];
  words: string[];
  /** Words with their levels, and the fingerprint. */
  impacts: string;
  /** Every stem once, as `search_terms` counts it. */
  terms: string[];
}

/** The token of a word at a level: letters sort beside the word itself, where the index is compact. */
export function relevanceToken(stem: string, level: number): string {
  return `${stem}${LEVEL_MARK}${String.fromCharCode(96 + level)}`;
}

export function indexedText(article: SearchableArticle): IndexedText {
  const fields = [article.title, article.caption, article.body, marked(article.author)].map(indexTokens);
  const impacts = relevancesOf(article);
  return {
    stems: fields.map(({ stems }) => stems),
    words: fields.map(({ raws }) => raws),
    impacts: [
      ...[...impacts].map(([stem, level]) => relevanceToken(stem, level)),
      ...fingerprintTokens(fingerprintOf(shinglesOf(article.body)) ?? []),
    ].join(' '),
    terms: termsIn(article, impacts),
  };
}

/** The terms that `search_terms` counts of an article. */
export function termsIn(article: SearchableArticle, impacts = relevancesOf(article)): string[] {
  const authors = new Set(article.author.flatMap((word) => (word ? `${AUTHOR_MARK}${word.stem}` : [])));
  return [...impacts.keys(), ...authors];
}

function marked(names: Sequence): Sequence {
  return names.map((word) => word && { ...word, raw: AUTHOR_MARK + word.raw, stem: AUTHOR_MARK + word.stem });
}
