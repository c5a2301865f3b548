// Exports: everything that a query has, of one moment of the archive, a batch at a time; so many at once and no more.

import { setImmediate } from 'node:timers/promises';
import { Problem } from '../../model/problem/problem.ts';
import type { DatabaseFile } from '../database-files.ts';
import { type ExportKind, type ExportQueries, type ExportRowSource, type ExportRows, openSource } from './source.ts';
import { openThread } from './thread.ts';

export { isChangeLine } from './archive.ts';
export type { ExportKind, ExportQueries, ExportRows } from './source.ts';

export interface Export<Row> extends Pick<ExportRowSource<Row>, 'total' | 'seq' | 'head'> {
  /** The rows, in batches; the next one is read when it is asked for. It may be walked once. */
  batches: () => AsyncGenerator<Row[], void, undefined>;
  /** Ends it, wherever it is; it ends by itself after the last row. */
  close: () => void;
}

export interface ExporterOptions extends DatabaseFile {
  /** How many exports at once. */
  most: number;
  /** Whether each has a thread; otherwise whoever asks waits for it, a batch at a time. */
  hasThreads: boolean;
}

export function openExporter({ file, identity, most, hasThreads }: ExporterOptions) {
  const running = new Set<AbortController>();
  let closed = false;

  /**
   * Begins an export. `signal` ends it.
   *
   * @throws Problem `unavailable` where as many as may are under way.
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

    /** How many are under way. */
    count: (): number => running.size,

    /** Ends all of them. */
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
      // What is cut off must not look like what is complete.
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
