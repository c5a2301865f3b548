// Opens what queries over many articles run on: columns and sets in memory, and prepared statements.

import { Columns, type OnProgress } from '../doc-values/columns.ts';
import { prepareNameSearch } from '../full-text/find-names.ts';
import type { ReadContext } from '../read-context.ts';
import { prepareListRow } from '../search/list-row.ts';
import { prepareArticleKeys } from './article-keys.ts';
import { prepareNames } from './facets.ts';
import { Hits } from './hits.ts';
import { prepareQuoteRows } from './quote-rows.ts';

export type Analysis = ReturnType<typeof openAnalysis>;

export function openAnalysis(reading: ReadContext, onProgress?: OnProgress) {
  const { db, lookup } = reading;
  const columns = new Columns(db, onProgress);
  const hits = new Hits(db, columns);
  return {
    reading,
    lookup,
    columns,
    hits,
    keys: prepareArticleKeys(db),
    names: prepareNames(db),
    nameSearch: prepareNameSearch(db),
    listed: prepareListRow(db),
    quoteRows: prepareQuoteRows(db),
    /** Brings columns and sets up to the snapshot that `reading` sees. */
    catchUp: (): void => hits.update(columns.catchUp()),
  };
}
