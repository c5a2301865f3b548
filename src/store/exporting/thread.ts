// Runs the source of an export in a separate thread, so that it blocks nothing and can be terminated at any point.

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { deserializeError } from '../../model/problem/thread-error.ts';
import { MODEST, scriptBeside } from '../../threads.ts';
import type { DatabaseFile } from '../database-files.ts';
import type { ExportData, FromExport, ToExport } from './messages.ts';
import type { ExportKind, ExportQueries, ExportRowSource, ExportRows } from './source.ts';

const WORKER = scriptBeside(import.meta.url, 'worker');

export async function openThread<Kind extends ExportKind>(
  file: DatabaseFile,
  kind: Kind,
  query: ExportQueries[Kind],
  signal: AbortSignal,
): Promise<ExportRowSource<ExportRows[Kind]>> {
  const data: ExportData = { ...file, kind, query };
  const worker = new Worker(WORKER, { workerData: data, resourceLimits: MODEST });
  // The caller does not wait for the thread to exit.
  const close = () => void worker.terminate();
  signal.addEventListener('abort', close, { once: true });

  async function hear(): Promise<FromExport> {
    const ended = new AbortController();
    const exit = () => ended.abort(new Error('The export was ended.'));
    worker.once('exit', exit);
    try {
      // `once` rejects with an error of the thread itself.
      const [message] = await once(worker, 'message', { signal: ended.signal });
      if ('error' in message) throw deserializeError(message.error);
      return message;
    } catch (error) {
      throw ended.signal.aborted ? ended.signal.reason : error;
    } finally {
      worker.off('exit', exit);
    }
  }

  try {
    const opened = await hear();
    if (!('total' in opened)) throw new Error('The export did not begin as it should.');
    return {
      ...opened,
      async next() {
        const heard = hear();
        worker.postMessage('next' satisfies ToExport);
        const message = await heard;
        return ('rows' in message ? message.rows : []) as ExportRows[Kind][];
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
