// Runs `news-archive backup` and `news-archive restore`.

import { existsSync } from 'node:fs';
import { backUpArchive } from '../commands/backup/backup-archive.ts';
import { restoreBackup } from '../commands/backup/restore-backup.ts';
import { readConfig } from '../config.ts';
import { systemErrorReason } from '../model/problem/system-error.ts';
import { fileOf } from '../store/index.ts';
import { VERSION } from '../version.ts';
import { counted } from './counted.ts';
import { faultLine } from './faults.ts';
import { heedInterrupts } from './interrupt.ts';
import { faultOf } from './output.ts';
import { shareProgress } from './share-progress.ts';

interface VerbOptions {
  force: boolean;
  quick: boolean;
  quiet: boolean;
}

const PHASES = { copy: 'Copying', check: 'Checking' } as const;

export async function backupVerb(target: string, { force, quick, quiet }: VerbOptions): Promise<void> {
  const { databaseUrl } = readConfig();
  const file = fileOf(databaseUrl);
  if (!existsSync(file)) throw new Error(`There is no archive at ${databaseUrl}. DATABASE_URL says where it is.`);
  const progress = shareProgress(quiet);
  await interruptible(`nothing was written to ${target}`, progress.end, async (signal) => {
    const backup = await backUpArchive(file, target, {
      now: () => new Date(),
      version: VERSION,
      replace: force,
      quick,
      signal,
      onProgress: (phase, share) => progress.tell(PHASES[phase], share),
    }).catch((error) => {
      throw faultOf(target, error);
    });
    progress.end();
    const { articles, seq, bytes, openImports, faults, notes, missing } = backup;
    for (const note of notes) console.error(note);
    for (const fault of faults) console.error(faultLine(fault));
    for (const id of missing) console.error(`The documents of the import ${id} are not there: the backup lacks them.`);
    const imports = openImports > 0 ? `, ${counted(openImports, 'open import')}` : '';
    if (!quiet) {
      console.log(
        `Backed up ${counted(articles, 'article')} up to change ${seq}${imports} to ${target} (${(bytes / 1e6).toFixed(1)} MB), and checked it.`,
      );
    }
    if (faults.length + missing.length > 0) process.exitCode = 2;
  });
}

export async function restoreVerb(backup: string, { force, quick, quiet }: VerbOptions): Promise<void> {
  const { databaseUrl } = readConfig();
  const progress = shareProgress(quiet);
  await interruptible('the archive is as it was', progress.end, async (signal) => {
    const { notes, faults } = await restoreBackup(backup, fileOf(databaseUrl), {
      replace: force,
      quick,
      signal,
      onProgress: (share) => progress.tell('Checking', share),
    });
    progress.end();
    for (const fault of faults) console.error(faultLine(fault));
    const { articles, seq, at } = notes;
    if (!quiet) {
      console.log(`Restored ${counted(articles, 'article')} up to change ${seq} to ${databaseUrl}, as of ${at}.`);
    }
    if (faults.length > 0) process.exitCode = 2;
  });
}

async function interruptible(
  left: string,
  end: () => void,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = heedInterrupts();
  try {
    await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw new Error(systemErrorReason(error).replace(/([^.])$/, '$1.'), { cause: error });
    console.error(`Interrupted: ${left}.`);
    process.exitCode = 130;
  } finally {
    end();
    stop.release();
  }
}
