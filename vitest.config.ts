// How the tests run: real databases in temporary files, each file of tests in a process of its own.

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long. They begin first, so that none of them is waited for when all others are done. */
const LONGEST = [
  'model-based/',
  'cli/',
  'exporting/',
  'enrich/hostile',
  'enrich/quoting-hostile',
  'enrich/large',
  'store/search',
  'contract/fuzz',
  'contract/openapi',
  'contract/readme',
  'copying/mirror',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((name) => moduleId.includes(`/test/${name}`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/sdk/**'],
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
