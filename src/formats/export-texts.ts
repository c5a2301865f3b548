// An export as text, batch by batch, so that what was cut off can be told from what is complete.

import { createHash } from 'node:crypto';

/** How rows become text. */
export interface ExportWriter<Row> {
  head: string;
  lines: (rows: readonly Row[]) => string;
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
  const { head, lines, tail, counts } = writer;
  const hash = createHash('sha256');
  let count = 0;
  hash.update(head);
  yield head;
  for await (const rows of source.batches()) {
    count += counts ? rows.filter(counts).length : rows.length;
    const text = lines(rows);
    hash.update(text);
    yield text;
  }
  // Whatever the reason: what has lost a row is not complete.
  if (count !== source.total) throw new Error(`An export has ${count} rows of ${source.total}.`);
  if (tail) yield tail(count, hash.digest('hex'));
}

/** Lines of JSON. The first says what it is of; only an export that is complete has the last one. */
export function ndjsonWriter<Row>(
  meta: object,
  { json, counts }: { json: (row: Row) => string; counts?: (row: Row) => boolean },
): ExportWriter<Row> {
  return {
    head: `${JSON.stringify({ meta })}\n`,
    lines: (rows) => rows.map((row) => `${json(row)}\n`).join(''),
    tail: (count, sha256) => `${JSON.stringify({ trailer: { count, complete: true, sha256 } })}\n`,
    ...(counts && { counts }),
  };
}
