// Importing clippings, whole and in its parts: in this thread, and with threads that read and enrich.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Enricher } from '../src/commands/enrichment/enricher.ts';
import { inlineEnricher } from '../src/commands/enrichment/inline.ts';
import { openEnricherPool } from '../src/commands/enrichment/pool.ts';
import { type FoundDocument, importDocuments } from '../src/commands/import-documents.ts';
import { mapInOrder } from '../src/commands/map-in-order.ts';
import { readDocument } from '../src/ingest/index.ts';
import { openStore } from '../src/store/index.ts';
import { clippingOf } from './documents.ts';
import { storyOf } from './generate.ts';
import { machine, median, spread, table } from './table.ts';

/** Documents of one round. */
const DOCUMENTS = 300;

/** What is measured: the ways to read and enrich, each alone and within an import. */
const WAYS = ['here', 'one worker', 'two workers'] as const;

interface Measured {
  /** Documents a second. */
  rate: number;
  /** Milliseconds of processor for one of them, of all threads: what is the same on a machine that others use, too. */
  cost: number;
  /** The longest that this thread did nothing else, in milliseconds. */
  pause: number;
}

export async function imports({ rounds }: { rounds: number }): Promise<void> {
  const line = machine();
  const enrichers: Record<(typeof WAYS)[number], Enricher> = {
    here: inlineEnricher(),
    'one worker': openEnricherPool({ workers: 1 }),
    'two workers': openEnricherPool({ workers: 2 }),
  };
  const rows = new Map<string, Measured[]>();
  let words = 0;
  // The first round only warms up.
  for (let round = 0; round <= rounds; round++) {
    const documents = clippings(round * DOCUMENTS, (rounds + 1) * DOCUMENTS);
    words = await wordsOf(documents);
    const note = async (name: string, work: () => Promise<unknown>) => {
      const measured = await measure(work);
      if (round > 0) rows.set(name, [...(rows.get(name) ?? []), measured]);
    };
    await note('read', async () => {
      for (const document of documents) await textsOf(document);
    });
    for (const way of WAYS) await note(`read and enriched: ${way}`, () => enrichAll(documents, enrichers[way]));
    for (const way of WAYS) await note(`imported: ${way}`, () => importAll(documents, enrichers[way]));
  }
  for (const enricher of Object.values(enrichers)) await enricher.close();

  const base = rows.get('read and enriched: here') ?? [];
  console.log(`${rounds} rounds of ${DOCUMENTS} clippings of ${Math.round(words / DOCUMENTS)} words.`);
  console.log(`${line}\n`);
  console.log(
    table([
      ['', 'documents/s', 'words/s', '÷ read and enriched here', 'processor ms', 'longest pause, ms'],
      ...[...rows].map(([name, measured]) => {
        const rate = median(measured.map((one) => one.rate));
        const ratios = measured.map((one, round) => one.rate / (base[round]?.rate ?? 1));
        const cost = median(measured.map((one) => one.cost)).toFixed(1);
        const pause = median(measured.map((one) => one.pause)).toFixed(0);
        return [name, rate.toFixed(0), ((rate * words) / DOCUMENTS).toFixed(0), spread(ratios), cost, pause];
      }),
    ]),
  );
  console.log('\nRatios are of documents per second in one round: least, median, most. A pause is how long this');
  console.log('thread, which would answer requests, did nothing else; of a round the longest, of those the median.\n');
}

async function measure(work: () => Promise<unknown>): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await nextTurn();
  const [began, used] = [performance.now(), process.cpuUsage()];
  await work();
  const rate = (DOCUMENTS * 1000) / (performance.now() - began);
  const { user, system } = process.cpuUsage(used);
  // A timer that is late is late once it is its turn.
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { rate, cost: (user + system) / 1000 / DOCUMENTS, pause: delay.max / 1e6 };
}

async function enrichAll(documents: readonly Clipping[], enricher: Enricher): Promise<void> {
  const work = (document: Clipping) => enricher.read(document);
  const all = mapInOrder(Readable.from(documents) as AsyncIterable<Clipping>, work, { most: enricher.width });
  for await (const outcome of all) if (!outcome.ok) throw new Error(outcome.rejection.message);
}

/** Into an archive that is empty. */
async function importAll(documents: readonly Clipping[], enricher: Enricher): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-bench-'));
  const store = openStore(`file:${join(folder, 'archive.db')}`);
  try {
    const { created } = await importDocuments(store, given(documents), { enricher, now: () => new Date() });
    if (created !== DOCUMENTS) throw new Error(`Of ${DOCUMENTS} documents ${created} were imported.`);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

interface Clipping {
  name: string;
  bytes: Uint8Array;
}

function clippings(first: number, count: number): Clipping[] {
  return Array.from({ length: DOCUMENTS }, (_, at) => ({
    name: `${first + at}.md`,
    bytes: Buffer.from(clippingOf(storyOf(first + at, count))),
  }));
}

async function textsOf(document: Clipping): Promise<string[]> {
  const result = await readDocument(document);
  if (!result.ok) throw new Error(`${document.name}: ${result.rejection.message}`);
  return result.documents.flatMap((one) => ('draft' in one ? one.draft.text : []));
}

async function wordsOf(documents: readonly Clipping[]): Promise<number> {
  const texts = (await Promise.all(documents.map(textsOf))).flat();
  return texts.reduce((sum, text) => sum + text.split(/\s+/u).length, 0);
}

async function* given(documents: readonly Clipping[]): AsyncGenerator<FoundDocument> {
  for (const { name, bytes } of documents) yield { name, read: async () => bytes };
}
