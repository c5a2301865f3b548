// Checks the integrity of an archive file.

import { type CheckStep, checkFile, type Fault } from '../../store/index.ts';
import { stepByStep } from '../../threads.ts';

export interface Checked {
  faults: Fault[];
  notes: string[];
}

export async function checked(
  file: string,
  { quick = false, signal, onStep }: { quick?: boolean; signal?: AbortSignal; onStep?: (step: CheckStep) => void },
): Promise<Checked> {
  const found: Checked = { faults: [], notes: [] };
  const pause = stepByStep();
  for (const step of checkFile(file, { quick })) {
    signal?.throwIfAborted();
    onStep?.(step);
    if ('fault' in step) found.faults.push(step.fault);
    if ('note' in step) found.notes.push(step.note);
    await pause();
  }
  return found;
}

/** Whether the fault affects recorded data, which cannot be rebuilt. */
export const isLost = ({ remedy }: Fault): boolean => remedy === 'restore';
