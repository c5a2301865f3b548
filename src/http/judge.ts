// Validates a part of a request against a schema and converts the issues to a problem.

import { z } from 'zod';
import type { Problem } from '../model/problem/problem.ts';
import { explainIn } from './explain.ts';
import { invalid, type Known, PARTS } from './faults.ts';

export type Judgement = { value: unknown; error?: undefined } | { error: Problem; value?: undefined };

/** Runs a schema once. `safeParse` would word every issue before the first is read; there can be hundreds of thousands. */
export function judge(schema: z.ZodType, data: unknown, part: string, known: Known): Judgement {
  const error = explainIn(PARTS[part]?.in ?? 'body');
  const result = schema._zod.run({ value: data, issues: [] }, { async: false, error, reportInput: true });
  if (result instanceof Promise) throw new z.core.$ZodAsyncError();
  return result.issues.length === 0 ? { value: result.value } : { error: invalid(part, result.issues, known) };
}
