// A worker: a thread that reads documents and finds what is in them, one after another.

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { giveWay } from '../../threads.ts';
import type { Enricher } from './enricher.ts';
import { inlineEnricher } from './inline.ts';
import type { FromWorker, ToWorker, WorkerData } from './messages.ts';

giveWay();
if (parentPort) await work(parentPort, inlineEnricher(workerData as WorkerData));

async function work(port: MessagePort, enricher: Enricher): Promise<void> {
  const say = (message: FromWorker) => port.postMessage(message);
  let last: Promise<void> = Promise.resolve();
  const answer = async (job: ToWorker) => {
    if ('know' in job) enricher.know(job.know);
    else say({ outcome: 'read' in job ? await enricher.read(job.read) : await enricher.enrich(job.enrich) });
  };
  say({ ready: await enricher.ready() });
  port.on('message', (job: ToWorker) => {
    last = last.then(() => answer(job));
  });
}
