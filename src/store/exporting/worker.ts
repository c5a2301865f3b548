// Runs as an export thread: reads the archive on its own connection, one batch per request.

import { parentPort, workerData } from 'node:worker_threads';
import { serializeError } from '../../model/problem/thread-error.ts';
import { giveWay } from '../../threads.ts';
import type { ExportData, FromExport, ToExport } from './messages.ts';
import { openSource } from './source.ts';

giveWay();
const { kind, query, ...file } = workerData as ExportData;

try {
  const source = await openSource(file, kind, query as never);
  const { total, seq, head } = source;
  say({ total, seq, ...(head && { head }) });
  parentPort?.on('message', (_: ToExport) => {
    source.next().then((rows) => say({ rows }), fail);
  });
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  say({ error: serializeError(error) });
}

function say(message: FromExport): void {
  parentPort?.postMessage(message);
}
