// Runs the write service in a worker thread, with a separate store and an enricher; operations run one after another. The
// enricher's thread takes as long to start as this one. If it is needed it starts first, while the rest of this thread loads.

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { serializeError } from '../../model/problem/thread-error.ts';
import type { Enricher } from '../enrichment/enricher.ts';
import { openEnricherPool } from '../enrichment/pool.ts';
import type { FromWriteService, ToWriteService, WriteThreadData } from './messages.ts';

if (parentPort) {
  const port = parentPort;
  const { enriches, importWorkers, namesModel } = workerData as WriteThreadData;
  const enricher = openEnricherPool({
    workers: importWorkers,
    transformer: namesModel,
    say: (line) => port.postMessage({ say: line } satisfies FromWriteService),
  });
  // A failed start is reported to each operation that needs the enricher.
  if (enriches) enricher.ready().catch(() => {});
  try {
    await serve(port, enricher);
  } catch (error) {
    await enricher.close();
    // An uncaught error would lose its code when it ends the thread; the server needs the code to report why it cannot write.
    port.postMessage({ failed: serializeError(error) } satisfies FromWriteService);
  }
}

async function serve(port: MessagePort, enricher: Enricher): Promise<void> {
  const { databaseUrl, durability, identity } = workerData as WriteThreadData;
  const say = (message: FromWriteService) => port.postMessage(message);
  const [{ openStore }, { inlineWriteService }] = await Promise.all([
    import('../../store/index.ts'),
    import('./write-service.ts'),
  ]);
  const store = openStore(databaseUrl, {
    workers: 0,
    ...(durability && { durability }),
    ...(identity && { identity }),
    onCommit: () => say('changed'),
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
