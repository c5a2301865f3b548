// `news-archive export`: everything of one kind, as one JSON object a line or as a table.

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../config.ts';
import { articleColumns, csvWriter, entityColumns, linkColumns, quoteColumns } from '../formats/index.ts';
import { assemble, type ExportKind, type ExportQueries, type ExportRows, type Store } from '../store/index.ts';
import { withStore } from './with-store.ts';

interface ExportVerbOptions {
  output?: string;
  kind: ExportKind;
  format: 'ndjson' | 'csv';
}

/** All there is. */
const queries: ExportQueries = {
  articles: { filters: {}, sort: 'oldest', withBody: true },
  entities: { minArticles: 0, sort: 'name' },
  quotes: { filters: {}, sort: 'oldest' },
  links: {},
};

const columns = {
  articles: articleColumns(undefined, ['text', 'entities', 'links', 'quotes', 'figures']),
  entities: entityColumns,
  quotes: quoteColumns,
  links: linkColumns,
};

export async function exportVerb({ output, kind, format }: ExportVerbOptions): Promise<void> {
  await withStore(readConfig(), { ifMissing: 'refuse' }, async (store) => {
    const out = output === undefined ? process.stdout : createWriteStream(output);
    try {
      await pipeline(texts(store, kind, format), out, { end: output !== undefined });
    } catch (error) {
      // A reader that has seen enough, such as `head`, is no failure.
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    }
  });
}

async function* texts<Kind extends ExportKind>(
  store: Store,
  kind: Kind,
  format: ExportVerbOptions['format'],
): AsyncGenerator<string> {
  const { batches } = await store.export(kind, queries[kind]);
  const table = format === 'csv' ? csvWriter<never>(columns[kind] as never, { escapeFormulas: true }) : null;
  if (table) yield table.header;
  for await (const rows of batches()) {
    const lines = rows.map(jsonOf);
    yield table ? table.lines(lines.map((line) => JSON.parse(line) as never)) : `${lines.join('\n')}\n`;
  }
}

/** Articles are stored rendered. */
function jsonOf(row: ExportRows[ExportKind]): string {
  return 'card' in row ? assemble(row) : JSON.stringify(row);
}
