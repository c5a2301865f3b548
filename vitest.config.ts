// How the tests run: real databases in temporary files, each file of tests in a process of its own.

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long, the longest first: none of them is to be waited for when all others are done. */
const LONGEST = [
  'model-based/',
  'cli/writers',
  'cli/imports',
  'backup/',
  'checking/',
  'contract/fuzz',
  'enrich/hostile',
  'exporting/',
  'contract/openapi',
  'enrich/quoting-hostile',
  'cli/',
  'contract/readme',
  'copying/',
  'store/search',
  'enrich/large',
  'commands/',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.includes(`/test/${name}`));
      return found === -1 ? LONGEST.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/sdk/**', 'test/long/**'],
    // A native module that crashes takes its own process along, not the run.
    pool: 'forks',
    // More than there are cores where these are two: many tests wait for the disk, or for processes of their own.
    maxWorkers: Math.max(3, availableParallelism()),
    // Machines are shared: what takes a second alone may take many beside others.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A test that hangs is told, not waited for.
    teardownTimeout: 10_000,
    sequence: { sequencer: LongestFirst },
  },
});
