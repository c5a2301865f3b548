// A worker that does what documents tell it: it dies of them, hangs, or says how often it was asked.

import { appendFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { FromEnricherWorker, ToEnricherWorker } from '../../../src/commands/enrichment/messages.ts';

const say = (message: FromEnricherWorker) => parentPort?.postMessage(message);
let asked = 0;
say({ ready: { extractor: 'frail/1', missing: 'Strength is missing.' } });

parentPort?.on('message', (message: ToEnricherWorker) => {
  if ('know' in message || !('read' in message.job)) return;
  const { job, number } = message;
  asked++;
  const { name, bytes } = job.read;
  const text = Buffer.from(bytes).toString();
  const [, what = '', file = ''] = /^(throw|exit once|exit|hang) ?(.*)$/.exec(text) ?? [];
  if (file) appendFileSync(file, `${name}\n`);
  if (what === 'throw') throw new Error('It was too much.');
  if (what === 'exit' || (what === 'exit once' && asked > 1)) process.exit(7);
  while (what === 'hang');
  say({ number, outcome: { ok: false, rejection: { code: 'said', message: `${name}: ${text}`, line: asked } } });
});
