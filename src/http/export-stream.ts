// An export as bytes: rows as lines, as fast as its reader takes them, told apart from one that was cut off.

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

/** How rows become text. */
export interface ExportWriter<Row> {
  head: string;
  lines: (rows: readonly Row[]) => string;
  /** The last line, if there is one. */
  tail?: (count: number, sha256: string) => string;
}

export interface ExportSource<Row> {
  total: number;
  batches: () => AsyncGenerator<Row[], void, undefined>;
  close: () => void;
}

/** Milliseconds that a reader may take nothing: meanwhile the archive is held as it was, and cannot give up space. */
const PATIENCE = 60_000;

export function exportStream<Row>(source: ExportSource<Row>, writer: ExportWriter<Row>, patience = PATIENCE): Readable {
  let timer: NodeJS.Timeout | undefined;

  async function* texts(): AsyncGenerator<string> {
    const hash = createHash('sha256');
    let count = 0;
    try {
      for await (const text of bodies()) {
        hash.update(text);
        timer = setTimeout(() => stream.destroy(new Error('The reader of an export takes nothing.')), patience).unref();
        yield text;
        clearTimeout(timer);
      }
      // Whatever the reason: what has lost a row is not complete.
      if (count !== source.total) throw new Error(`An export has ${count} rows of ${source.total}.`);
      if (writer.tail) yield writer.tail(count, hash.digest('hex'));
    } finally {
      clearTimeout(timer);
      source.close();
    }

    async function* bodies(): AsyncGenerator<string> {
      yield writer.head;
      for await (const rows of source.batches()) {
        count += rows.length;
        yield writer.lines(rows);
      }
    }
  }

  const stream = Readable.from(texts(), { objectMode: false });
  // A generator that was never begun has no end either.
  stream.once('close', source.close);
  return stream;
}
