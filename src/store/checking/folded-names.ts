// Checks columns computed from other columns of the same record: folded names, word counts, summaries.

import type { TableCheck } from './check.ts';
import { countedColumns } from './counted-table.ts';

/** Keeps the current value if its source record is lost: another check reports that. */
const known = (column: string, query: string) => `select coalesce((${query}), articles.${column})`;
const body = (what: string) => `select ${what} from bodies where article_key = articles.key`;

export const foldedNames: readonly TableCheck[] = [
  countedColumns({
    name: 'article-columns',
    table: 'articles',
    place: `'article ' || id`,
    columns: {
      title_key: 'select fold(title)',
      word_count: known('word_count', body('count_words(text)')),
      text_hash: known(
        'text_hash',
        'select text_hash from revisions where article_key = articles.key and revisions.revision = articles.revision',
      ),
      summary: body('iif(json_valid(blocks), summary_of(blocks), summary)'),
      has_image: body(
        `exists (select 1 from json_each(iif(json_valid(blocks), blocks, '[]')) where json_extract(value, '$.type') = 'image')`,
      ),
    },
  }),
  countedColumns({
    name: 'headlines-of-revisions',
    table: 'revisions',
    place: `'revision ' || article_key || ' ' || revision`,
    columns: { headline_key: 'select fold_headline(title)' },
  }),
  countedColumns({
    name: 'term-names',
    table: 'terms',
    place: `'term ' || kind || ' ' || term_key`,
    columns: { name_key: 'select fold(name)' },
  }),
  countedColumns({
    name: 'entity-name-keys',
    table: 'entities',
    place: `'entity ' || id`,
    columns: { name_key: 'select fold(name)' },
  }),
  countedColumns({
    name: 'name-keys',
    table: 'entity_names',
    place: `'name ' || json_array(entity_key, name)`,
    columns: { name_key: 'select fold(name)' },
  }),
];
