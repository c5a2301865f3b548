// Runs an enricher in a worker thread: reads and enriches documents one after another.

import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { CuratedEntity } from '../../model/entity/curated-entity.ts';
import { giveWay } from '../../threads.ts';
import type { Enricher } from './enricher.ts';
import { inlineEnricher } from './inline.ts';
import type { EnricherWorkerData, EnrichmentTask, FromEnricherWorker, ToEnricherWorker } from './messages.ts';

giveWay();
if (parentPort) await work(parentPort, inlineEnricher(workerData as EnricherWorkerData));

type Asked = Extract<ToEnricherWorker, { job: EnrichmentTask }> & { given: readonly CuratedEntity[] };

async function work(port: MessagePort, enricher: Enricher): Promise<void> {
  const say = (message: FromEnricherWorker) => port.postMessage(message);
  const urgent: Asked[] = [];
  const others: Asked[] = [];
  let given: readonly CuratedEntity[] = [];
  let known = given;
  let isWorking = false;

  function take(message: ToEnricherWorker): void {
    if ('know' in message) given = message.know;
    else (message.isUrgent ? urgent : others).push({ ...message, given });
  }

  async function doAll(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    for (;;) {
      // Messages that arrived during the last task may be urgent.
      for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) take(next.message);
      const asked = urgent.shift() ?? others.shift();
      if (!asked) break;
      if (asked.given !== known) enricher.know(asked.given);
      known = asked.given;
      const { job, number } = asked;
      say({ number, outcome: 'read' in job ? await enricher.read(job.read) : await enricher.enrich(job.enrich) });
    }
    isWorking = false;
  }

  say({ ready: await enricher.ready() });
  port.on('message', (message: ToEnricherWorker) => {
    take(message);
    doAll();
  });
}
