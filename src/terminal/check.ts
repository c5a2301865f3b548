// Runs `news-archive check`: prints faults as they are found, and a report at the end.

import { existsSync } from 'node:fs';
import { checkArchive, type Report } from '../commands/check-archive.ts';
import { readConfig } from '../config.ts';
import { type Fault, fileOf } from '../store/index.ts';
import { counted } from './counted.ts';
import { faultLine } from './faults.ts';
import { heedInterrupts } from './interrupt.ts';
import { shareProgress } from './share-progress.ts';

interface CheckVerbOptions {
  repair: boolean;
  quick: boolean;
  json: boolean;
  quiet: boolean;
}

export async function checkVerb({ repair, quick, json, quiet }: CheckVerbOptions): Promise<void> {
  const { databaseUrl } = readConfig();
  const file = fileOf(databaseUrl);
  if (!existsSync(file)) throw new Error(`There is no archive at ${databaseUrl}. DATABASE_URL says where it is.`);
  const progress = shareProgress(quiet || json);
  const stop = heedInterrupts();
  try {
    const report = await checkArchive(file, {
      repair,
      quick,
      signal: stop.signal,
      onStep: (step) => 'share' in step && progress.tell('Checking', step.share),
    });
    progress.end();
    (json ? tellJson : tell)(report, { quick, quiet });
    if (report.faults.length > 0) process.exitCode = 2;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    console.error('Interrupted: what was repaired so far is kept; run it again for the rest.');
    process.exitCode = 130;
  } finally {
    progress.end();
    stop.release();
  }
}

function tell({ faults, repaired, notes }: Report, { quick, quiet }: { quick: boolean; quiet: boolean }): void {
  for (const { check, problem } of repaired) console.log(`${check}: ${problem}; it is repaired.`);
  for (const fault of faults) console.log(faultLine(fault));
  for (const note of notes) console.error(note);
  if (quiet) return;
  const left = faults.length === 0 ? 'The archive is sound' : `The archive has ${counted(faults.length, 'fault')}`;
  const mended = repaired.length > 0 ? `, ${counted(repaired.length, 'fault')} repaired` : '';
  console.log(`${left}${mended}${quick ? '; its full text was not looked at' : ''}.`);
}

function tellJson({ faults, repaired, notes }: Report): void {
  for (const fault of repaired) console.log(JSON.stringify({ ...fault, repaired: true }));
  for (const fault of faults) console.log(JSON.stringify({ ...fault, repaired: false }));
  const count = (remedy: Fault['remedy']) => faults.filter((fault) => fault.remedy === remedy).length;
  const remaining = { repair: count('repair'), reenrich: count('reenrich'), restore: count('restore') };
  console.log(JSON.stringify({ report: { faults: faults.length, remaining, repaired: repaired.length, notes } }));
}
