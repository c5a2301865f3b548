// Streams an export at the speed of its reader and aborts it if the reader stalls.

import { Readable } from 'node:stream';
import { type ExportSource, type ExportWriter, exportTexts } from '../formats/index.ts';

/** Milliseconds that a reader may stall. An open export pins a snapshot of the archive, which blocks the reuse of space. */
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
  // Destroying a stream that was never read does not run the generator's cleanup.
  stream.once('close', source.close);
  return stream;
}
