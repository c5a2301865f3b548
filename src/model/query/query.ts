// Queries of lists as the store accepts them: filters, orders and pages.

import type { FacetName } from '../analysis/facet.ts';
import type { Interval } from '../analysis/histogram.ts';
import type { EntityType } from '../entity/entity.ts';
import type { LinkFilterState, LinkKind } from '../link/link.ts';
import type { QuoteKind } from '../quote/quote.ts';
import type { SearchField, SearchTree } from '../search/tree.ts';

export const ARTICLE_SORTS = ['newest', 'oldest', 'relevance', 'updated', 'title'] as const;
export type ArticleSort = (typeof ARTICLE_SORTS)[number];

/** `any`: at least one of the values. `all`: every value. `not`: none of the values. */
export interface Choice {
  any?: string[];
  all?: string[];
  not?: string[];
}

/** The filters of articles. An article must match all that are present. */
export interface ArticleFilters {
  /** Published at or after this instant. */
  from?: string;
  /** Published before this instant. */
  before?: string;
  section?: Choice;
  tag?: Choice;
  author?: Choice;
  source?: Choice;
  lang?: Choice;
  /** Entity ids. */
  entity?: Choice;
  /** A URL or a host that the article links to. */
  linksTo?: string[];
  hasImage?: boolean;
  hasQuotes?: boolean;
  /** Ids of quoted speakers. */
  speaker?: Choice;
  /** Instants: the article mentions a date that ends at or after `from` and begins before `before`. */
  mentioned?: { from?: string; before?: string };
  ids?: string[];
}

export interface PageRequest {
  limit: number;
  cursor?: string;
}

/** A full-text query. */
export interface TextQuery {
  tree: SearchTree;
  /** The fields for words without a field. */
  searchIn: readonly SearchField[];
}

/** A set of articles: they match all filters and the text. */
export interface Selection {
  filters: ArticleFilters;
  text?: TextQuery;
}

export interface ArticleQuery extends PageRequest, Selection {
  /** `relevance` requires a text. */
  sort: ArticleSort;
  /** The facets to count and the maximum number of values for each. */
  facets?: { names: readonly FacetName[]; limit: number };
  interval?: Interval;
  /** Whether to return snippets with matches. */
  highlight?: boolean;
}

export const ENTITY_SORTS = ['articles', 'name', 'recent'] as const;
export type EntitySort = (typeof ENTITY_SORTS)[number];

export interface EntityQuery extends PageRequest {
  /** Parts of a name or an alias. */
  q?: string;
  type?: EntityType[];
  minArticles: number;
  sort: EntitySort;
}

export const QUOTE_SORTS = ['newest', 'oldest'] as const;
export type QuoteSort = (typeof QUOTE_SORTS)[number];

export interface QuoteQuery extends PageRequest {
  /** A query over the words of quotes; the fields of articles do not apply. */
  text?: SearchTree;
  /** Ids of speakers, of which one must match. */
  speaker?: string[];
  /** Ids of entities that the quote mentions, of which one must match. */
  about?: string[];
  kind?: QuoteKind[];
  /** Whether the speaker is known. */
  attributed?: boolean;
  /** Filters of the articles with the quotes. */
  filters: ArticleFilters;
  /** By publication of the article, then in text order. */
  sort: QuoteSort;
  /** Whether to return the matches. */
  highlight?: boolean;
}

export interface LinkQuery extends PageRequest {
  host?: string[];
  kind?: LinkKind[];
  state?: LinkFilterState[];
  articleId?: string;
  targetArticleId?: string;
}

export const TERM_SORTS = ['articles', 'name'] as const;
export type TermSort = (typeof TERM_SORTS)[number];

/** The kinds of terms. */
export const TERM_KINDS = ['section', 'tag', 'author', 'source', 'lang'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

export interface TermQuery extends PageRequest {
  kind: TermKind;
  q?: string;
  sort: TermSort;
}

/** A page of a list with the cursors of its neighbours. */
export interface Page<Row> {
  rows: Row[];
  /** Number of rows on all pages. */
  total: number;
  next: string | null;
  previous: string | null;
  /** The change sequence number of the page. */
  seq: number;
}
