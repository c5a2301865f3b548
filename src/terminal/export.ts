// `news-archive export`: the archive, or everything of one kind, as one JSON object a line or as a table.

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../config.ts';
import {
  articleColumns,
  csvWriter,
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
import { withStore } from './with-store.ts';

/** Kinds that can be a table. */
type TableKind = Exclude<ExportKind, 'archive'>;

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
  archive: { since: 0, withHistory: true },
};

const columns = {
  articles: articleColumns(undefined, ['text', 'entities', 'links', 'quotes', 'figures']),
  entities: entityColumns,
  quotes: quoteColumns,
  links: linkColumns,
};

export async function exportVerb({ output, kind, format }: ExportVerbOptions): Promise<void> {
  if (kind === 'archive' && format === 'csv') {
    throw new Error('An archive as a whole is no table: say of what, such as --kind articles.');
  }
  await withStore(readConfig(), { ifMissing: 'refuse' }, async (store) => {
    const out = output === undefined ? process.stdout : createWriteStream(output);
    try {
      const texts = kind === 'archive' ? archiveTexts(store) : textsOf(store, kind, format);
      await pipeline(texts, out, { end: output !== undefined });
    } catch (error) {
      // A reader that has seen enough, such as `head`, is no failure.
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    }
  });
}

/** Whoever reads it can tell that it is whole. */
async function* archiveTexts(store: Store): AsyncGenerator<string> {
  const { seq, total, head, batches } = await store.export('archive', queries.archive);
  const meta = { kind: 'archive', archive: store.id, seq, total, ...head, at: new Date().toISOString() };
  yield* exportTexts({ total, batches }, ndjsonWriter<string>(meta, { json: (line) => line, counts: isChangeLine }));
}

async function* textsOf<Kind extends TableKind>(
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
function jsonOf(row: ExportRows[TableKind]): string {
  return 'card' in row ? assemble(row) : JSON.stringify(row);
}
