// Writes an export as text in batches, so that readers can tell a truncated export from a complete one.

import { createHash } from 'node:crypto';
import { type CsvColumn, type CsvOptions, csvWriter } from './csv.ts';

/** Defines how rows become text. */
export interface ExportWriter<Row> {
  head: string;
  lines: (rows: readonly Row[]) => string;
  /** Returns the line after each batch, if any: `sha256` covers all bytes before it. */
  check?: (sha256: string) => string;
  /** Returns the last line, if any. */
  tail?: (count: number, sha256: string) => string;
  /** Whether a row is included in the count; default: all are. */
  counts?: (row: Row) => boolean;
}

export interface ExportSource<Row> {
  /** Number of counted rows. */
  total: number;
  batches: () => AsyncIterable<readonly Row[]>;
}

/** @throws if the number of rows differs from the announced total. */
export async function* exportTexts<Row>(source: ExportSource<Row>, writer: ExportWriter<Row>): AsyncGenerator<string> {
  const { head, lines, check, tail, counts } = writer;
  const hash = createHash('sha256');
  let count = 0;
  hash.update(head);
  yield head;
  for await (const rows of source.batches()) {
    count += counts ? rows.filter(counts).length : rows.length;
    let text = lines(rows);
    hash.update(text);
    if (check) {
      const line = check(hash.copy().digest('hex'));
      hash.update(line);
      text += line;
    }
    yield text;
  }
  // An export that lost a row for any reason is incomplete.
  if (count !== source.total) throw new Error(`An export has ${count} rows of ${source.total}.`);
  if (tail) yield tail(count, hash.digest('hex'));
}

export interface NdjsonForm<Row> {
  json: (row: Row) => string;
  counts?: ((row: Row) => boolean) | undefined;
  /** Whether a checksum follows each batch, for readers that store rows before the end. */
  hasChecks?: boolean;
}

/** Writes lines of JSON. The first describes the export; only a complete export has the last one. */
export function ndjsonWriter<Row>(
  meta: object,
  { json, counts, hasChecks = false }: NdjsonForm<Row>,
): ExportWriter<Row> {
  return {
    head: `${JSON.stringify({ meta })}\n`,
    lines: (rows) => rows.map((row) => `${json(row)}\n`).join(''),
    tail: (count, sha256) => `${JSON.stringify({ trailer: { count, complete: true, sha256 } })}\n`,
    ...(hasChecks && { check: (sha256) => `${JSON.stringify({ check: { sha256 } })}\n` }),
    ...(counts && { counts }),
  };
}

/** Writes a table. It has no lines of metadata, since readers would take them for rows. */
export function csvExportWriter<Row>(
  columns: readonly CsvColumn<unknown>[],
  { json, escapeFormulas }: CsvOptions & { json: (row: Row) => string },
): ExportWriter<Row> {
  const { header, lines } = csvWriter(columns, { escapeFormulas });
  return { head: header, lines: (rows) => lines(rows.map((row) => JSON.parse(json(row)))) };
}
