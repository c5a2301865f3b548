// What a store says to its workers, and they to it.

import type { ToldProblem } from '../../model/problem.ts';
import type { OperationName } from '../analysis/index.ts';

/** What a worker is started with. */
export interface WorkerData {
  file: string;
}

export type ToWorker =
  | { ask: OperationName; given: unknown[]; task: number }
  /** The archive has changed: catch up while there is nothing else to do. */
  | 'changed';

export type FromWorker =
  | { task: number; outcome: unknown }
  | { task: number; problem: ToldProblem }
  | { task: number; error: Error }
  | { progress: number }
  | 'ready'
  | 'caught-up';
