// What does not add up in an archive, in words: nothing if all is well.

import { checkFile, fileOf } from '../../src/store/index.ts';

export function recount(url: string): string[] {
  return [...checkFile(fileOf(url))].flatMap((step) =>
    'fault' in step ? [`${step.fault.check}: ${step.fault.problem}`] : [],
  );
}
