// Runs `news-archive import`: shows progress, and a report at the end.

import { SingleBar } from 'cli-progress';
import { documentExtensions } from '../commands/document-formats.ts';
import { openEnricherPool } from '../commands/enrichment/pool.ts';
import { countDocuments, findDocuments } from '../commands/find-documents.ts';
import { type ImportReport, importDocuments } from '../commands/import-documents.ts';
import type { DocumentOutcome } from '../commands/import-item.ts';
import { loadUrlPatterns } from '../commands/url-patterns.ts';
import { readConfig } from '../config.ts';
import { MAX_DOCUMENT_BYTES } from '../model/import/document.ts';
import { counted } from './counted.ts';
import { importArchive, isArchive } from './import-archive.ts';
import { heedInterrupts } from './interrupt.ts';
import { timeLeft } from './time-left.ts';
import { withStore } from './with-store.ts';

interface ImportVerbOptions {
  dryRun: boolean;
  json: boolean;
  quiet: boolean;
  batch: string;
}

/** Seconds between two lines of progress if there is no terminal. */
const LINE_EVERY = 5;

export async function importVerb(paths: string[], options: ImportVerbOptions): Promise<void> {
  const batchSize = Number(options.batch);
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > 10_000) {
    throw new Error(`--batch takes a whole number from 1 to 10000, not "${options.batch}".`);
  }
  const config = readConfig();
  if (await isArchive(paths)) return importArchive(paths[0] ?? '', config, options);
  // Without the setting, the archive keeps its patterns.
  const urlPatterns = config.urlPatterns === null ? {} : { urlPatterns: loadUrlPatterns(config.urlPatterns) };
  const { documents: total, skipped } = await countDocuments(paths);
  if (total === 0) {
    const searched = documentExtensions.join(', ');
    console.error(`There are no documents in ${paths.join(', ')}: folders are searched for ${searched}.`);
  }
  const how = { ifMissing: options.dryRun ? 'pretend' : 'make', isChanged: true, ...urlPatterns } as const;
  await withStore(config, how, async (store) => {
    const progress = options.json ? jsonLines() : process.stderr.isTTY ? bar(total) : lines(total, options.quiet);
    const enricher = openEnricherPool({
      workers: config.importWorkers,
      transformer: config.namesModel,
      say: (line) => console.error(line),
    });
    // An unusable model must fail the command, even if nothing is new.
    if (config.namesModel !== null) await enricher.ready();
    const stop = heedInterrupts();
    const found = findDocuments(paths, { maxBytes: MAX_DOCUMENT_BYTES });
    const report = await importDocuments(store, found, {
      enricher,
      now: () => new Date(),
      dryRun: options.dryRun,
      batchSize,
      onItem: progress.item,
      signal: stop.signal,
    }).finally(() => enricher.close());
    stop.release();
    progress.end({ ...report, skipped }, options.dryRun);
    if (stop.signal.aborted) {
      console.error('Interrupted: what was imported so far is kept; run it again for the rest.');
      process.exitCode = 130;
    } else if (report.rejected > 0) process.exitCode = 2;
  });
}

/** The report, with the number of skipped files in folders by extension. */
interface FolderReport extends ImportReport {
  skipped: Record<string, number>;
}

interface Progress {
  item: (item: DocumentOutcome) => void;
  end: (report: FolderReport, dryRun: boolean) => void;
}

/** Output for programs: everything on standard output, one object per line. */
function jsonLines(): Progress {
  return {
    item: (item) => console.log(JSON.stringify(item)),
    end: (report, dryRun) => console.log(JSON.stringify({ report: { ...report, dryRun } })),
  };
}

function bar(total: number): Progress {
  const shown = new SingleBar({
    format: '{bar} {value}/{total} documents · {created} created · {revised} revised · {rejected} rejected{left}',
    hideCursor: true,
    stopOnComplete: false,
  });
  const counts = { created: 0, revised: 0, unchanged: 0, rejected: 0 };
  const rejected: DocumentOutcome[] = [];
  const left = timeLeft(total);
  let done = 0;
  shown.start(total, 0, { ...counts, left: '' });
  return {
    item(item) {
      counts[item.outcome]++;
      if (item.outcome === 'rejected') rejected.push(item);
      shown.increment(1, { ...counts, left: left(++done) });
    },
    end(report, dryRun) {
      shown.stop();
      for (const item of rejected) console.error(whyRejected(item));
      console.log(summary(report, dryRun));
    },
  };
}

/** Prints a line at intervals, if there is no terminal to redraw. */
function lines(total: number, quiet: boolean): Progress {
  let done = 0;
  let last = Date.now();
  return {
    item(item) {
      done++;
      if (item.outcome === 'rejected') console.error(whyRejected(item));
      if (quiet || Date.now() - last < LINE_EVERY * 1000) return;
      last = Date.now();
      console.error(`${done} of ${total} documents`);
    },
    end: (report, dryRun) => console.log(summary(report, dryRun)),
  };
}

function whyRejected({ document, problem }: DocumentOutcome): string {
  const line = problem?.line === undefined ? '' : `:${problem.line}`;
  return `rejected ${document}${line}: ${problem?.message} (${problem?.code})`;
}

function summary(report: FolderReport, dryRun: boolean): string {
  const { created, revised, unchanged, rejected, warnings, skipped } = report;
  return `${dryRun ? 'Dry run, nothing was written: ' : ''}${created} created, ${revised} revised, ${unchanged} unchanged, ${rejected} rejected, ${counted(warnings, 'warning')}.${skippedFiles(skipped)}`;
}

/** “ Skipped 3 files that are not documents: 2 .pdf, 1 .html.” */
function skippedFiles(skipped: Record<string, number>): string {
  const kinds = Object.entries(skipped);
  if (kinds.length === 0) return '';
  const total = kinds.reduce((sum, [, count]) => sum + count, 0);
  const are = total === 1 ? 'that is not a document' : 'that are not documents';
  return ` Skipped ${counted(total, 'file')} ${are}: ${kinds.map(([kind, count]) => `${count} ${kind}`).join(', ')}.`;
}
