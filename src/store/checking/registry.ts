// Lists all checks in the order in which they run: checks that others depend on come first.

import { addressesCheck } from './addresses.ts';
import type { ArticleCheck, TableCheck } from './check.ts';
import { counters } from './counters.ts';
import { facetRows, facetValues } from './facet-values.ts';
import { fullTextPages, indexes, pages, references } from './file.ts';
import { foldedNames } from './folded-names.ts';
import { fullText, quoteText, searchTermsCheck } from './full-text.ts';
import { headlineKeys, linkTargetsCheck } from './link-targets.ts';
import { nameIndex } from './name-index.ts';
import { offsets } from './offsets.ts';
import { records } from './records.ts';
import { rendering } from './rendering.ts';

/** Checks that do not depend on the tables of this version. */
export const fileChecks: readonly TableCheck[] = [pages, indexes, fullTextPages, references];

export const tableChecks: readonly TableCheck[] = [
  ...records,
  ...foldedNames,
  ...addressesCheck,
  ...counters,
  facetRows,
  nameIndex,
  searchTermsCheck,
];

export const articleChecks: readonly ArticleCheck[] = [
  ...offsets,
  linkTargetsCheck,
  headlineKeys,
  rendering,
  facetValues,
  fullText,
  quoteText,
];

/**
 * The role of each table. `record`: what documents, people and enrichment provided. `state`: the state of the program.
 * `derived`: computed from records, so that it can be rebuilt; a check verifies it.
 */
export const TABLES: Readonly<Record<string, 'record' | 'state' | 'derived'>> = {
  articles: 'record',
  article_terms: 'record',
  article_urls: 'record',
  bodies: 'record',
  changes: 'record',
  entities: 'record',
  entity_names: 'record',
  links: 'record',
  mentions: 'record',
  quotes: 'record',
  revisions: 'record',
  rulings: 'record',
  terms: 'record',
  tombstones: 'record',
  tombstone_urls: 'record',
  __drizzle_migrations: 'state',
  facts: 'state',
  import_items: 'state',
  imports: 'state',
  kept_replies: 'state',
  keys: 'state',
  article_entities: 'derived',
  article_speakers: 'derived',
  doc_values: 'derived',
  entity_index: 'derived',
  entity_roles: 'derived',
  headline_halves: 'derived',
  impact_index: 'derived',
  line_halves: 'derived',
  link_hosts: 'derived',
  link_pages: 'derived',
  mentioned_dates: 'derived',
  quote_entities: 'derived',
  quote_index: 'derived',
  search_terms: 'derived',
  stem_index: 'derived',
  word_index: 'derived',
};
