// Runs as a query worker: reads the archive on its own connection and answers queries over many articles.

import { parentPort, workerData } from 'node:worker_threads';
import { serializeError } from '../../model/problem/thread-error.ts';
import { giveWay } from '../../threads.ts';
import { queryRunner } from '../analysis/index.ts';
import { openReadContext } from '../read-context.ts';
import { openReader } from '../sqlite.ts';
import type { FromQueryWorker, QueryWorkerData, ToQueryWorker } from './messages.ts';

giveWay();
const { file, identity } = workerData as QueryWorkerData;
const engine = openReader(file, { identity });
const analyst = queryRunner(openReadContext(engine), (done, total) => say({ progress: done / total }));
analyst.prepare();
say('ready');

parentPort?.on('message', (message: ToQueryWorker) => {
  if (message === 'changed') {
    try {
      analyst.prepare();
    } catch {
      // The next query meets the same error and reports it.
    }
    say('caught-up');
    return;
  }
  const { task } = message;
  try {
    say({ task, outcome: analyst.answer(message.ask, message.given as never) });
  } catch (error) {
    say({ task, error: serializeError(error) });
  }
});

function say(message: FromQueryWorker): void {
  parentPort?.postMessage(message);
}
