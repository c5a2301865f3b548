// Runs `news-archive export`: exports the archive, or all rows of one kind, as lines of JSON or as a table.

import { readConfig } from '../config.ts';
import {
  articleColumns,
  csvExportWriter,
  entityColumns,
  exportTexts,
  linkColumns,
  ndjsonWriter,
  quoteColumns,
} from '../formats/index.ts';
import {
  assemble,
  type ExportKind,
  type ExportQueries,
  type ExportRows,
  isChangeLine,
  type Store,
} from '../store/index.ts';
import { writeOutput } from './output.ts';
import { withStore } from './with-store.ts';

interface ExportVerbOptions {
  output?: string;
  kind: ExportKind;
  format: 'ndjson' | 'csv';
}

/** Queries that select everything. */
const queries: ExportQueries = {
  articles: { filters: {}, sort: 'oldest', withBody: true },
  entities: { minArticles: 0, sort: 'name' },
  quotes: { filters: {}, sort: 'oldest' },
  links: {},
  archive: { since: 0, withHistory: true },
};

const columns = {
  archive: null,
  articles: articleColumns(undefined, ['text', 'entities', 'links', 'quotes', 'figures']),
  entities: entityColumns,
  quotes: quoteColumns,
  links: linkColumns,
};

export async function exportVerb({ output, kind, format }: ExportVerbOptions): Promise<void> {
  if (kind === 'archive' && format === 'csv') {
    throw new Error('An archive as a whole is no table: say of what, such as --kind articles.');
  }
  await withStore(readConfig(), { ifMissing: 'refuse' }, (store) => writeOutput(output, textsOf(store, kind, format)));
}

/** Writes the same text as over HTTP: readers of JSON lines can verify that it is complete. */
async function* textsOf<Kind extends ExportKind>(
  store: Store,
  kind: Kind,
  format: ExportVerbOptions['format'],
): AsyncGenerator<string> {
  const { seq, total, head, batches } = await store.export(kind, queries[kind]);
  const meta = { kind, archive: store.id, seq, total, ...head, at: new Date().toISOString() };
  const isArchive = kind === 'archive';
  const table = format === 'csv' && columns[kind];
  const writer = table
    ? csvExportWriter<ExportRows[Kind]>(table as never, { json: jsonOf, escapeFormulas: true })
    : ndjsonWriter<ExportRows[Kind]>(meta, {
        json: jsonOf,
        hasChecks: isArchive,
        counts: isArchive ? (line) => isChangeLine(line as string) : undefined,
      });
  yield* exportTexts({ total, batches }, writer);
}

/** Articles and archive lines are stored as JSON text. */
function jsonOf(row: ExportRows[ExportKind]): string {
  if (typeof row === 'string') return row;
  return 'card' in row ? assemble(row) : JSON.stringify(row);
}
