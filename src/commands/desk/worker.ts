// The thread of the desk: a store and an enricher of its own, and what is handed in done one after another.

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { serializeError } from '../../model/problem/thread-error.ts';
import { openStore } from '../../store/index.ts';
import { openEnricherPool } from '../enrichment/pool.ts';
import { inlineDesk } from './desk.ts';
import type { DeskData, FromDesk, ToDesk } from './messages.ts';

if (parentPort) {
  try {
    serve(parentPort);
  } catch (error) {
    // An error that ends a thread loses its code: the server must know why it cannot write.
    parentPort.postMessage({ failed: serializeError(error) } satisfies FromDesk);
  }
}

function serve(port: MessagePort): void {
  const { databaseUrl, durability, identity, importWorkers, namesModel } = workerData as DeskData;
  const say = (message: FromDesk) => port.postMessage(message);
  const store = openStore(databaseUrl, {
    workers: 0,
    ...(durability && { durability }),
    ...(identity && { identity }),
    onCommit: () => say('changed'),
  });
  const enricher = openEnricherPool({
    workers: importWorkers,
    transformer: namesModel,
    say: (line) => say({ say: line }),
  });
  const desk = inlineDesk(
    { store, enricher, now: () => new Date() },
    { watch: true, onPause: (paused) => say({ paused }) },
  );

  port.on('message', async (message: ToDesk) => {
    if (message === 'rest' && desk.isBusy()) return say('busy');
    if (message === 'rest' || message === 'close') {
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
      say({ number, error: serializeError(error) });
    }
  });
}
