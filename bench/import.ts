// Importing clippings, whole and in its parts: reading them, enriching them, and all of it with saving.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FoundDocument, importDocuments } from '../src/commands/import-documents.ts';
import { enrich, type Knowledge, loadKnowledge } from '../src/enrich/index.ts';
import { read } from '../src/ingest/index.ts';
import type { Draft } from '../src/model/draft.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { clippingOf } from './documents.ts';
import { storyOf } from './generate.ts';
import { machine, median, spread, table } from './table.ts';

/** Documents of one round. */
const DOCUMENTS = 300;

interface Round {
  reading: number;
  enriching: number;
  importing: number;
}

export async function imports({ rounds }: { rounds: number }): Promise<void> {
  const line = machine();
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-bench-'));
  const store = openStore(`file:${join(folder, 'archive.db')}`);
  const knowledge = loadKnowledge();
  const measured: Round[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      const one = await measure(store, knowledge, clippings(round * DOCUMENTS, (rounds + 1) * DOCUMENTS));
      // The first round only warms up. The archive grows from round to round, as one does.
      if (round > 0) measured.push(one);
    }
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }

  const ratio = (part: keyof Round) => spread(measured.map((round) => round.importing / round[part]));
  const rate = (part: keyof Round) => median(measured.map((round) => round[part])).toFixed(0);
  console.log(`Import of ${rounds * DOCUMENTS} clippings, in ${rounds} rounds, into an archive that was empty before.`);
  console.log(`${line}\n`);
  console.log(
    table([
      ['', 'documents/s', 'whole import ÷ it'],
      ['reading alone', rate('reading'), ratio('reading')],
      ['enriching alone', rate('enriching'), ratio('enriching')],
      ['whole import', rate('importing'), ratio('importing')],
    ]),
  );
  console.log('\nRatios are of documents per second in one round: least, median, most.\n');
}

async function measure(store: Store, knowledge: Knowledge, documents: readonly Clipping[]): Promise<Round> {
  const drafts: Draft[] = [];
  const reading = await rateOf(() => {
    for (const { name, bytes } of documents) drafts.push(...draftsOf(name, bytes));
  });
  const enriching = await rateOf(() => {
    for (const draft of drafts) enrich(draft, knowledge);
  });
  const importing = await rateOf(async () => {
    const { created } = await importDocuments(store, given(documents), { knowledge, now: () => new Date() });
    if (created !== DOCUMENTS) throw new Error(`Of ${DOCUMENTS} documents ${created} were imported.`);
  });
  return { reading, enriching, importing };
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

function draftsOf(name: string, bytes: Uint8Array): Draft[] {
  const result = read({ name, bytes });
  if (!result.ok) throw new Error(`${name}: ${result.rejection.message}`);
  return result.readings.map((reading) => reading.draft);
}

async function* given(documents: readonly Clipping[]): AsyncGenerator<FoundDocument> {
  for (const { name, bytes } of documents) yield { name, read: async () => bytes };
}

/** Documents a second. */
async function rateOf(work: () => void | Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (DOCUMENTS * 1000) / (performance.now() - began);
}
