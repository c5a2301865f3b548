// Checks an archive and repairs its derived data until no repairable fault is left.

import { beAlone, type CheckStep, type Fault, InUse, openMoment, openStore } from '../store/index.ts';
import { checked } from './backup/checked.ts';
import { holdSpools } from './backup/spools.ts';

export interface CheckOptions {
  repair?: boolean;
  quick?: boolean;
  signal?: AbortSignal;
  onStep?: (step: CheckStep) => void;
}

export interface Report {
  /** `faults`: still present. `repaired`: fixed by this run. */
  faults: Fault[];
  repaired: Fault[];
  notes: string[];
}

/** One repair can reveal the next fault: a wrong count was also rendered. */
const ROUNDS = 4;

export async function checkArchive(file: string, options: CheckOptions = {}): Promise<Report> {
  let report = await look(file, options);
  if (!options.repair) return { ...report, repaired: [] };
  const seen = new Map(report.faults.map((fault) => [keyOf(fault), fault]));
  for (let round = 1; round <= ROUNDS; round++) {
    const derived = report.faults.filter(({ remedy }) => remedy === 'repair');
    if (derived.length === 0) break;
    if (report.faults.some(({ check }) => BEYOND.has(check))) {
      report.notes.push('Nothing was repaired: what it would be made of is damaged, too.');
      break;
    }
    await rebuild(file, [...new Set(derived.map(({ check }) => check))]);
    report = await look(file, options);
    for (const fault of report.faults) seen.set(keyOf(fault), fault);
  }
  const left = new Set(report.faults.map(keyOf));
  const repaired = [...seen].flatMap(([key, fault]) => (left.has(key) ? [] : fault));
  const notes = repaired.length > 0 && hasOthers(file) ? [...report.notes, RESTART] : report.notes;
  return { ...report, repaired, notes };
}

/** Faults that make repairs harmful: damaged pages, and texts that cannot be read for indexing. */
const BEYOND = new Set(['pages', 'bodies', 'recorded-json']);

const RESTART = 'Others have the archive open: restart them, as they may remember what was wrong.';

const keyOf = ({ check, problem }: Fault): string => JSON.stringify([check, problem]);

async function look(file: string, options: CheckOptions): Promise<{ faults: Fault[]; notes: string[] }> {
  const found = await checked(file, options);
  for (const id of await importsWithoutDocuments(file)) {
    const problem = `the documents of the open import ${id} are not there`;
    found.faults.push({ check: 'documents-of-imports', remedy: 'restore', problem });
  }
  return found;
}

async function rebuild(file: string, checks: string[]): Promise<void> {
  const store = openStore(`file:${file}`, { workers: 0 });
  try {
    await store.repair(checks);
  } finally {
    await store.close();
  }
}

/** Looks twice, since an import may end between taking the snapshot and opening its documents. */
async function importsWithoutDocuments(file: string): Promise<string[]> {
  const missing = async () => {
    const moment = openMoment(file);
    try {
      const spools = await holdSpools(file, moment);
      await spools.close();
      return spools.missing;
    } finally {
      moment.close();
    }
  };
  const first = await missing();
  if (first.length === 0) return [];
  const second = await missing();
  return first.filter((id) => second.includes(id));
}

function hasOthers(file: string): boolean {
  try {
    beAlone(file).leave();
    return false;
  } catch (error) {
    return error instanceof InUse;
  }
}
