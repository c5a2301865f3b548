// Rates the relevance of an article for a word on a few levels that depend on the article alone. Additions to the archive do
// not change the levels of other articles, so cursors of a ranked list stay valid during writes.

import type { SearchableArticle } from './match.ts';
import { findOccurrences } from './occurrences.ts';
import { DEFAULT_FIELDS, fieldsOf, type SearchField, type SearchTerm } from './tree.ts';

/** Levels within a field, by the frequency of a word relative to the length of the article. */
const STEPS = 4;
/** Fields from weakest to strongest. An author's name ranks like a headline. */
const TIERS: Record<SearchField, number> = { body: 0, caption: 1, title: 2, author: 2 };

/** The highest level. The lowest is 1; 0 means no match. */
export const RELEVANCE_LEVELS = 3 * STEPS;

/** Points of each level. One occurrence in a headline outweighs any number in the text. */
export const RELEVANCE_POINTS: readonly number[] = [0, 4, 5, 6, 7, 10, 11, 12, 13, 20, 21, 22, 23];

/** Words of an average text, and the saturation parameters of Okapi BM25. */
const COMMON_LENGTH = 400;
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/** The level of every stem over title, captions and body. */
export function relevancesOf(article: SearchableArticle): Map<string, number> {
  const counts = new Map<string, { tier: number; count: number }>();
  let length = 0;
  for (const field of DEFAULT_FIELDS) {
    const tier = TIERS[field];
    for (const word of article[field]) {
      if (!word) continue;
      length++;
      const entry = counts.get(word.stem);
      if (!entry) counts.set(word.stem, { tier, count: 1 });
      else {
        entry.count++;
        if (tier > entry.tier) entry.tier = tier;
      }
    }
  }
  const levels = new Map<string, number>();
  for (const [stem, { tier, count }] of counts) levels.set(stem, levelOf(tier, step(count, length)));
  return levels;
}

/**
 * The level of any term. `relevances` are those of the article. Frequencies count only for words that are searched in all
 * fields.
 */
export function relevanceOf(
  term: SearchTerm,
  article: SearchableArticle,
  searchIn: readonly SearchField[],
  relevances: ReadonlyMap<string, number> = relevancesOf(article),
): number {
  if (isGraded(term, searchIn)) return relevances.get(term.stem) ?? 0;
  let level = 0;
  for (const field of fieldsOf(term, searchIn)) {
    if (findOccurrences(term, article[field]).length > 0) level = Math.max(level, fieldLevel(field));
  }
  return level;
}

/** Whether `relevancesOf` contains the level of the term. */
export function isGraded(
  term: SearchTerm,
  searchIn: readonly SearchField[],
): term is SearchTerm & { type: 'word'; field: null } {
  return term.type === 'word' && term.field === null && isEverywhere(searchIn);
}

/** Whether the fields include all default ones. */
export function isEverywhere(searchIn: readonly SearchField[]): boolean {
  return DEFAULT_FIELDS.every((field) => searchIn.includes(field));
}

/** The level of a match in a field, regardless of its frequency. */
export function fieldLevel(field: SearchField): number {
  return levelOf(TIERS[field], 0);
}

function levelOf(tier: number, step: number): number {
  return 1 + tier * STEPS + step;
}

function step(count: number, length: number): number {
  const share = count / (count + SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / COMMON_LENGTH));
  return Math.min(STEPS - 1, Math.floor(share * STEPS));
}

/** The weight of a term: its inverse document frequency as a small integer. */
export function rarityOf(articleCount: number, liveCount: number): number {
  const rest = Math.max(0, liveCount - articleCount);
  return Math.max(1, Math.round(8 * Math.log(1 + (rest + 0.5) / (articleCount + 0.5))));
}
