// The thread of the desk: a store and an enricher of its own, and what is handed in done one after another.

import { parentPort, workerData } from 'node:worker_threads';
import { Problem, tellProblem } from '../../model/problem.ts';
import { openStore } from '../../store/index.ts';
import { giveWay } from '../../threads.ts';
import { openEnricherPool } from '../enrichment/pool.ts';
import { inlineDesk } from './desk.ts';
import type { DeskData, FromDesk, ToDesk } from './messages.ts';

const port = parentPort;
if (port) {
  // Whoever reads goes first.
  giveWay();
  const { databaseUrl, importWorkers, namesModel } = workerData as DeskData;
  const say = (message: FromDesk) => port.postMessage(message);
  const store = openStore(databaseUrl, { workers: 0, onCommit: () => say('changed') });
  const enricher = openEnricherPool({
    workers: importWorkers,
    transformer: namesModel,
    say: (line) => say({ say: line }),
  });
  const desk = inlineDesk({ store, enricher, now: () => new Date() }, { watch: true });

  port.on('message', async (message: ToDesk) => {
    if (message === 'close') {
      await desk.close();
      await enricher.close();
      await store.close();
      say('closed');
      port.close();
      return;
    }
    const { number } = message;
    try {
      say({ number, done: await desk.do(message.do, ...(message.given as never)) });
    } catch (error) {
      say({ number, ...told(error) });
    }
  });
}

function told(error: unknown) {
  // What another thread failed with looks like an error and is none: it would lose its message on the way.
  if (!(error instanceof Problem))
    return { error: new Error((error as Error).message, { cause: (error as Error).stack }) };
  return { problem: tellProblem(error) };
}
