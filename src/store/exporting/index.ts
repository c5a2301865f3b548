// Runs exports of all rows of a query from one snapshot, batch by batch, with a limit on concurrent exports.

import { setImmediate } from 'node:timers/promises';
import { Problem } from '../../model/problem/problem.ts';
import type { DatabaseFile } from '../database-files.ts';
import { type ExportKind, type ExportQueries, type ExportRowSource, type ExportRows, openSource } from './source.ts';
import { openThread } from './thread.ts';

export { isChangeLine } from './archive.ts';
export type { ExportKind, ExportQueries, ExportRows } from './source.ts';

export interface Export<Row> extends Pick<ExportRowSource<Row>, 'total' | 'seq' | 'head'> {
  /** The rows in batches, read on demand. Can be iterated once. */
  batches: () => AsyncGenerator<Row[], void, undefined>;
  /** Ends the export at any point; it ends by itself after the last row. */
  close: () => void;
}

export interface ExporterOptions extends DatabaseFile {
  /** The maximum number of concurrent exports. */
  most: number;
  /** Whether each export runs in its own thread; if not, each batch blocks the calling thread. */
  hasThreads: boolean;
}

export function openExporter({ file, identity, most, hasThreads }: ExporterOptions) {
  const running = new Set<AbortController>();
  let closed = false;

  /**
   * Starts an export. `signal` ends it.
   *
   * @throws Problem `unavailable` if the maximum number of exports is running.
   */
  async function open<Kind extends ExportKind>(
    kind: Kind,
    query: ExportQueries[Kind],
    signal?: AbortSignal,
  ): Promise<Export<ExportRows[Kind]>> {
    if (closed) throw new Error('The store is closed.');
    if (running.size >= most) {
      const detail = `${most} exports are under way already, and each holds the archive as it was.`;
      throw new Problem('unavailable', { detail, headers: { 'retry-after': '30' } });
    }
    const ended = new AbortController();
    const end = () => ended.abort();
    running.add(ended);
    signal?.addEventListener('abort', end, { once: true });
    ended.signal.addEventListener(
      'abort',
      () => {
        running.delete(ended);
        signal?.removeEventListener('abort', end);
      },
      { once: true },
    );
    try {
      const source = hasThreads
        ? await openThread({ file, identity }, kind, query, ended.signal)
        : await openSource({ file, identity }, kind, query);
      ended.signal.addEventListener('abort', source.close, { once: true });
      if (ended.signal.aborted || signal?.aborted) throw new Error('The export was ended.');
      const { total, seq, head } = source;
      return { total, seq, ...(head && { head }), batches: () => batchesOf(source, ended), close: end };
    } catch (error) {
      end();
      throw error;
    }
  }

  return {
    open,

    /** The number of running exports. */
    count: (): number => running.size,

    /** Ends all exports. */
    close(): void {
      closed = true;
      for (const one of [...running]) one.abort();
    },
  };
}

async function* batchesOf<Row>(
  source: ExportRowSource<Row>,
  ended: AbortController,
): AsyncGenerator<Row[], void, undefined> {
  try {
    for (;;) {
      // An aborted export must fail, so that it does not look complete.
      if (ended.signal.aborted) throw new Error('The export was ended.');
      const rows = await source.next();
      if (rows.length === 0) return;
      yield rows;
      await setImmediate();
    }
  } finally {
    ended.abort();
  }
}
