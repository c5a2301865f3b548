// Impact: how strongly an article speaks for a word, as one of a few levels that depend on the article alone. What does
// not change keeps its level whatever is added to the archive, so a ranked list can be walked while others write.

import type { SearchableArticle } from './match.ts';
import { findOccurrences } from './occurrences.ts';
import { DEFAULT_FIELDS, fieldsOf, type SearchField, type SearchTerm } from './tree.ts';

/** Levels within one field, by how often a word is said for the length of the article. */
const STEPS = 4;
/** From the weakest field to the strongest; an author's name counts as a headline does. */
const TIERS: Record<SearchField, number> = { body: 0, caption: 1, title: 2, author: 2 };

/** Levels are 1 to this; 0 is for articles that do not match. */
export const RELEVANCE_LEVELS = 3 * STEPS;

/** What each level is worth: one word in a headline outweighs any number in the text. */
export const RELEVANCE_POINTS: readonly number[] = [0, 4, 5, 6, 7, 10, 11, 12, 13, 20, 21, 22, 23];

/** Words of a text of common length, and how soon saying a word again adds nothing (as in Okapi BM25). */
const COMMON_LENGTH = 400;
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/** The level of every word in any of its forms, by stem, over title, caption and body. */
export function relevancesOf(article: SearchableArticle): Map<string, number> {
  const counts = new Map<string, { tier: number; count: number }>();
  let length = 0;
  for (const field of DEFAULT_FIELDS) {
    const tier = TIERS[field];
    for (const word of article[field]) {
      if (!word) continue;
      length++;
      const known = counts.get(word.stem);
      if (!known) counts.set(word.stem, { tier, count: 1 });
      else {
        known.count++;
        if (tier > known.tier) known.tier = tier;
      }
    }
  }
  const levels = new Map<string, number>();
  for (const [stem, { tier, count }] of counts) levels.set(stem, levelOf(tier, step(count, length)));
  return levels;
}

/**
 * The level of any term; `impacts` are those of the article. Only of words looked for everywhere is it counted how
 * often they are said.
 */
export function relevanceOf(
  term: SearchTerm,
  article: SearchableArticle,
  searchIn: readonly SearchField[],
  impacts: ReadonlyMap<string, number> = relevancesOf(article),
): number {
  if (isGraded(term, searchIn)) return impacts.get(term.stem) ?? 0;
  let level = 0;
  for (const field of fieldsOf(term, searchIn)) {
    if (findOccurrences(term, article[field]).length > 0) level = Math.max(level, fieldLevel(field));
  }
  return level;
}

/** Whether the levels of a term are those of `impactsOf`. */
export function isGraded(
  term: SearchTerm,
  searchIn: readonly SearchField[],
): term is SearchTerm & { type: 'word'; field: null } {
  return term.type === 'word' && term.field === null && isEverywhere(searchIn);
}

/** Whether these are all the fields that words are looked for in by themselves. */
export function isEverywhere(searchIn: readonly SearchField[]): boolean {
  return DEFAULT_FIELDS.every((field) => searchIn.includes(field));
}

/** The level of a match of which only its field is known. */
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

/** How telling a term is: the rarer the more, as a small whole number (robust inverse document frequency). */
export function rarityOf(articleCount: number, liveCount: number): number {
  const rest = Math.max(0, liveCount - articleCount);
  return Math.max(1, Math.round(8 * Math.log(1 + (rest + 0.5) / (articleCount + 0.5))));
}
