// An export as a stream: as fast as its reader takes it, and no longer than it takes anything.

import { Readable } from 'node:stream';
import { type ExportSource, type ExportWriter, exportTexts } from '../formats/index.ts';

/** Milliseconds that a reader may take nothing: meanwhile the archive is held as it was, and cannot give up space. */
const PATIENCE = 60_000;

export function exportStream<Row>(
  source: ExportSource<Row> & { close: () => void },
  writer: ExportWriter<Row>,
  patience = PATIENCE,
): Readable {
  let timer: NodeJS.Timeout | undefined;

  async function* texts(): AsyncGenerator<string> {
    try {
      for await (const text of exportTexts(source, writer)) {
        timer = setTimeout(() => stream.destroy(new Error('The reader of an export takes nothing.')), patience).unref();
        yield text;
        clearTimeout(timer);
      }
    } finally {
      clearTimeout(timer);
      source.close();
    }
  }

  const stream = Readable.from(texts(), { objectMode: false });
  // A generator that was never begun has no end either.
  stream.once('close', source.close);
  return stream;
}
