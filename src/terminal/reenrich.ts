// Runs `news-archive reenrich`: shows progress, and a summary at the end.

import { SingleBar } from 'cli-progress';
import { openEnricherPool } from '../commands/enrichment/pool.ts';
import { type ReenrichItem, type ReenrichReport, reenrich } from '../commands/reenrich.ts';
import { readConfig } from '../config.ts';
import { heedInterrupts } from './interrupt.ts';
import { timeLeft } from './time-left.ts';
import { withStore } from './with-store.ts';

interface ReenrichVerbOptions {
  all: boolean;
  quiet: boolean;
  batch: string;
}

/** Seconds between two lines of progress if there is no terminal. */
const LINE_EVERY = 5;

export async function reenrichVerb(options: ReenrichVerbOptions): Promise<void> {
  const batchSize = Number(options.batch);
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > 10_000) {
    throw new Error(`--batch takes a whole number from 1 to 10000, not "${options.batch}".`);
  }
  const config = readConfig();
  await withStore(config, { ifMissing: 'refuse', isChanged: true }, async (store) => {
    const progress = process.stderr.isTTY && !options.quiet ? bar() : lines(options.quiet);
    const enricher = openEnricherPool({
      workers: config.importWorkers,
      transformer: config.namesModel,
      say: (line) => console.error(line),
    });
    const stop = heedInterrupts();
    const failed: ReenrichItem[] = [];
    const report = await reenrich(store, {
      enricher,
      now: () => new Date(),
      all: options.all,
      batchSize,
      onStart: progress.start,
      onItem(item) {
        if (item.outcome === 'failed') failed.push(item);
        progress.item();
      },
      signal: stop.signal,
    }).finally(() => {
      progress.end();
      return enricher.close();
    });
    stop.release();
    for (const { id, title, problem } of failed) {
      console.error(`failed ${id} "${title}": ${problem?.message} (${problem?.code})`);
    }
    console.log(summary(report));
    if (stop.signal.aborted) {
      console.error('Interrupted: what was enriched so far is kept; run it again for the rest.');
      process.exitCode = 130;
    } else if (failed.length > 0) process.exitCode = 2;
  });
}

interface Progress {
  start: (total: number) => void;
  item: () => void;
  end: () => void;
}

function bar(): Progress {
  const format = '{bar} {value}/{total} articles{left}';
  const shown = new SingleBar({ format, hideCursor: true, stopOnComplete: false });
  let left = timeLeft(0);
  let done = 0;
  return {
    start(total) {
      left = timeLeft(total);
      shown.start(total, 0, { left: '' });
    },
    item: () => shown.increment(1, { left: left(++done) }),
    end: () => shown.stop(),
  };
}

/** Prints a line at intervals, if there is no terminal to redraw. */
function lines(quiet: boolean): Progress {
  let total = 0;
  let done = 0;
  let last = Date.now();
  return {
    start(articles) {
      total = articles;
    },
    item() {
      done++;
      if (quiet || Date.now() - last < LINE_EVERY * 1000) return;
      last = Date.now();
      console.error(`${done} of ${total} articles`);
    },
    end() {},
  };
}

function summary({ enriched, passed, failed, relinked }: ReenrichReport): string {
  const meanwhile = passed > 0 ? `, ${passed} revised meanwhile` : '';
  return `${enriched} enriched${meanwhile}, ${failed} failed, ${relinked} linked otherwise.`;
}
