// Computes the full-text tokens of one article, as the index stores them, separated by spaces.

import { fingerprintOf, shinglesOf } from '../../model/search/fingerprint.ts';
import type { SearchableArticle } from '../../model/search/match.ts';
import { relevancesOf } from '../../model/search/relevance.ts';
import { indexTokens, type Sequence } from '../../model/search/sequence.ts';

/** Precedes the words of author names: a search in all fields does not match authors. */
export const AUTHOR_MARK = '@';
/** Separates a word and its relevance level. No word contains it. */
export const LEVEL_MARK = '!';

/** The tokens of a text fingerprint. They begin with the mark, which no word contains. */
export function fingerprintTokens(fingerprint: readonly number[]): string[] {
  return fingerprint.map((number, at) => `${LEVEL_MARK}${at.toString(36)}${number.toString(36)}`);
}

export interface IndexedText {
  /** By field: title, caption, body, author. */
  stems: string[];
  words: string[];
  /** Words with their relevance levels, and the fingerprint. */
  impacts: string;
  /** Every stem once, as `search_terms` counts it. */
  terms: string[];
}

/**
 * The token of a word at a relevance level. A letter sorts it next to the word itself, which keeps the index compact.
 */
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

/** The terms of an article that `search_terms` counts. */
export function termsIn(article: SearchableArticle, impacts = relevancesOf(article)): string[] {
  const authors = new Set(article.author.flatMap((word) => (word ? `${AUTHOR_MARK}${word.stem}` : [])));
  return [...impacts.keys(), ...authors];
}

function marked(names: Sequence): Sequence {
  return names.map((word) => word && { ...word, raw: AUTHOR_MARK + word.raw, stem: AUTHOR_MARK + word.stem });
}
