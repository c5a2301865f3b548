// What can be asked of a list: filters, orders and pages, as the store takes them.

import type { FacetName } from '../analysis/facet.ts';
import type { Interval } from '../analysis/histogram.ts';
import type { EntityType } from '../entity/entity.ts';
import type { LinkFilterState, LinkKind } from '../link/link.ts';
import type { QuoteKind } from '../quote/quote.ts';
import type { SearchField, SearchTree } from '../search/tree.ts';

export const ARTICLE_SORTS = ['newest', 'oldest', 'relevance', 'updated', 'title'] as const;
export type ArticleSort = (typeof ARTICLE_SORTS)[number];

/** `any`: one of these values. `all`: each of them. `not`: none of them. */
export interface Choice {
  any?: string[];
  all?: string[];
  not?: string[];
}

/** Every filter of articles. All must hold; an absent one always does. */
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
  /** Ids of entities whose words are quoted. */
  speaker?: Choice;
  /** Instants: the article mentions a date that does not end before the one, and begins before the other. */
  mentioned?: { from?: string; before?: string };
  ids?: string[];
}

export interface PageRequest {
  limit: number;
  cursor?: string;
}

/** The words that articles are searched for. */
export interface TextQuery {
  tree: SearchTree;
  /** Where words without a field are looked for. */
  searchIn: readonly SearchField[];
}

/** Which articles: every filter must hold, and the text must match. */
export interface Selection {
  filters: ArticleFilters;
  text?: TextQuery;
}

export interface ArticleQuery extends PageRequest, Selection {
  /** `relevance` needs a text. */
  sort: ArticleSort;
  /** What the articles are counted by, and the most values of each. */
  facets?: { names: readonly FacetName[]; limit: number };
  interval?: Interval;
  /** Whether snippets are shown of what matched. */
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
  /** Words of the quotes themselves; fields of articles mean nothing here. */
  text?: SearchTree;
  /** Ids of entities that speak: one of these. */
  speaker?: string[];
  /** Ids of entities that the quote names: one of these. */
  about?: string[];
  kind?: QuoteKind[];
  /** Whether it is known who speaks. */
  attributed?: boolean;
  /** What must hold of their articles. */
  filters: ArticleFilters;
  /** By their articles' publication; within one, in the order of the text. */
  sort: QuoteSort;
  /** Whether it is shown what matched. */
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

/** What articles are filed under. */
export const TERM_KINDS = ['section', 'tag', 'author', 'source', 'lang'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

export interface TermQuery extends PageRequest {
  kind: TermKind;
  q?: string;
  sort: TermSort;
}

/** One page of a list: its rows, and the cursors of its neighbours. */
export interface Page<Row> {
  rows: Row[];
  /** All rows the query has, over all pages. */
  total: number;
  next: string | null;
  previous: string | null;
  /** The change sequence the page was read at. */
  seq: number;
}
