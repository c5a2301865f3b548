// An export as text, batch by batch, so that what was cut off can be told from what is complete.

import { createHash } from 'node:crypto';
import { type CsvColumn, type CsvOptions, csvWriter } from './csv.ts';

/** How rows become text. */
export interface ExportWriter<Row> {
  head: string;
  lines: (rows: readonly Row[]) => string;
  /** A line after each batch, if there is one: `sha256` is of all bytes before it. */
  check?: (sha256: string) => string;
  /** The last line, if there is one. */
  tail?: (count: number, sha256: string) => string;
  /** Whether a row counts as one; all do where it is left out. */
  counts?: (row: Row) => boolean;
}

export interface ExportSource<Row> {
  /** How many rows count. */
  total: number;
  batches: () => AsyncIterable<readonly Row[]>;
}

/** @throws where the source has other than as many rows as it said. */
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
  // Whatever the reason: what has lost a row is not complete.
  if (count !== source.total) throw new Error(`An export has ${count} rows of ${source.total}.`);
  if (tail) yield tail(count, hash.digest('hex'));
}

export interface NdjsonForm<Row> {
  json: (row: Row) => string;
  counts?: ((row: Row) => boolean) | undefined;
  /** Whether each batch is followed by its sum, for those who keep what they read before they are at the end. */
  hasChecks?: boolean;
}

/** Lines of JSON. The first says what it is of; only an export that is complete has the last one. */
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

/** A table. It has neither a first nor a last line of another kind: a row that is none would be read as one. */
export function csvExportWriter<Row>(
  columns: readonly CsvColumn<unknown>[],
  { json, escapeFormulas }: CsvOptions & { json: (row: Row) => string },
): ExportWriter<Row> {
  const { header, lines } = csvWriter(columns, { escapeFormulas });
  return { head: header, lines: (rows) => lines(rows.map((row) => JSON.parse(json(row)))) };
}
