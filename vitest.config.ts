// How the tests run: real databases in temporary files, each file of tests in a process of its own.

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes. They begin first, so that none of them is waited for when all others are done. */
const LONGEST = ['cli/writers', 'model-based/', 'exporting/', 'cli/imports', 'enrich/hostile', 'contract/fuzz'];

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
    // Also on a machine of two cores: many tests wait for processes of their own.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Machines are shared: what takes a second alone may take many beside others.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A test that hangs is told, not waited for.
    teardownTimeout: 10_000,
    sequence: { sequencer: LongestFirst },
  },
});
