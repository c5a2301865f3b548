// Runs `news-archive entities import`: imports curated entities from a file and looks for them in the articles.

import { createReadStream } from 'node:fs';
import { openEnricherPool } from '../commands/enrichment/pool.ts';
import { type EntitiesReport, type EntityItem, importEntities } from '../commands/import-entities.ts';
import { readConfig } from '../config.ts';
import { type CuratedProblem, formatPosition, MAX_CURATED_BYTES, readCurated } from '../ingest/curated/index.ts';
import { systemErrorReason } from '../model/problem/system-error.ts';
import { counted } from './counted.ts';
import { heedInterrupts } from './interrupt.ts';
import { withStore } from './with-store.ts';

interface EntitiesVerbOptions {
  dryRun: boolean;
  json: boolean;
  quiet: boolean;
}

/** Seconds between two lines of progress. */
const LINE_EVERY = 5;

export async function importEntitiesVerb(file: string, options: EntitiesVerbOptions): Promise<void> {
  const { dryRun, json, quiet } = options;
  const { rows, problems } = readCurated(await bytesOf(file));
  const config = readConfig();
  await withStore(config, { ifMissing: dryRun ? 'pretend' : 'make', isChanged: true }, async (store) => {
    for (const problem of problems) {
      if (json) console.log(JSON.stringify({ outcome: 'rejected', problem }));
      else console.error(`rejected ${file}${whatIsWrong(problem)}`);
    }
    const enricher = openEnricherPool({ workers: config.importWorkers, say: (line) => console.error(line) });
    const stop = heedInterrupts();
    let last = Date.now();
    const report = await importEntities(store, rows, {
      enricher,
      now: () => new Date(),
      dryRun,
      signal: stop.signal,
      onItem(item) {
        if (json) console.log(JSON.stringify(item));
        else if (!quiet) tell(item);
      },
      onArticle(done, all) {
        if (json || quiet || Date.now() - last < LINE_EVERY * 1000) return;
        last = Date.now();
        console.error(`${done} of ${all} articles`);
      },
    }).finally(() => enricher.close());
    stop.release();
    if (json) console.log(JSON.stringify({ report: { ...report, rejected: problems.length, dryRun } }));
    else console.log(summary(report, problems.length, dryRun));
    if (stop.signal.aborted) {
      console.error('Interrupted: what was done so far is kept; run it again for the rest.');
      process.exitCode = 130;
    } else if (problems.length > 0 || report.failed > 0) process.exitCode = 2;
  });
}

/** Reads a file only up to the size limit. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of createReadStream(path, { end: MAX_CURATED_BYTES })) parts.push(part);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Error(`There is no file ${path}.`);
    throw new Error(`${path} cannot be read: ${systemErrorReason(error)}.`);
  }
  return Buffer.concat(parts);
}

function whatIsWrong({ place, field, message }: CuratedProblem): string {
  const where = place === null ? '' : ` ${formatPosition(place)}`;
  return `${where}${field === null ? '' : `, ${field}`}: ${message}`;
}

function tell({ id, name, outcome, shared }: EntityItem): void {
  if (outcome !== 'unchanged') console.log(`${outcome} ${id} (${name})`);
  if (shared.length === 0) return;
  const names = shared.map((one) => `“${one}”`).join(', ');
  console.error(`${id}: ${names} is a name of others, too; it counts only beside another name of the same entity.`);
}

function summary(report: EntitiesReport, rejected: number, dryRun: boolean): string {
  const { created, adopted, updated, unchanged, articles, failed, merged } = report;
  const entities = `${created} created, ${adopted} adopted, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`;
  if (dryRun) return `Dry run, nothing was written: ${entities}; ${counted(articles, 'article')} may name them.`;
  const again = `${counted(articles, 'article')} enriched again${failed > 0 ? `, ${failed} could not be` : ''}`;
  return `${entities}; ${again}, ${counted(merged, 'guess', 'guesses')} merged.`;
}
