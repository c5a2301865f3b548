// What the desk and its thread say to each other.

import type { ToldProblem } from '../../model/problem.ts';
import type { VerbName } from './verbs.ts';

export interface DeskData {
  databaseUrl: string;
  importWorkers: number | null;
  namesModel: string | null;
}

export type ToDesk = { do: VerbName; given: unknown[]; number: number } | 'close';

export type FromDesk =
  | { number: number; done: unknown }
  | { number: number; problem: ToldProblem }
  | { number: number; error: Error }
  /** A line for whoever runs the server. */
  | { say: string }
  /** Something was committed. */
  | 'changed'
  | 'closed';
