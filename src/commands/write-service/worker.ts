// The thread of the write service: a store and an enricher of its own, and what is handed in done one after another.

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { serializeError } from '../../model/problem/thread-error.ts';
import { openStore } from '../../store/index.ts';
import { openEnricherPool } from '../enrichment/pool.ts';
import type { FromWriteService, ToWriteService, WriteServiceData } from './messages.ts';
import { inlineWriteService } from './write-service.ts';

if (parentPort) {
  try {
    serve(parentPort);
  } catch (error) {
    // An error that ends a thread loses its code: the server must know why it cannot write.
    parentPort.postMessage({ failed: serializeError(error) } satisfies FromWriteService);
  }
}

function serve(port: MessagePort): void {
  const { databaseUrl, durability, identity, importWorkers, namesModel } = workerData as WriteServiceData;
  const say = (message: FromWriteService) => port.postMessage(message);
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
  const writeService = inlineWriteService(
    { store, enricher, now: () => new Date() },
    { watch: true, onPause: (paused) => say({ paused }) },
  );

  port.on('message', async (message: ToWriteService) => {
    if (message === 'rest' && writeService.isBusy()) return say('busy');
    if (message === 'rest' || message === 'close') {
      await writeService.close();
      await enricher.close();
      await store.close();
      say('closed');
      port.close();
      return;
    }
    const { number } = message;
    try {
      say({ number, done: await writeService.execute(message.do, ...(message.given as never)) });
    } catch (error) {
      say({ number, error: serializeError(error) });
    }
  });
}
