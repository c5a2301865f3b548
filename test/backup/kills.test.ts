// Each command killed once on its way. `test/long` does it a hundred times.

import { expect, test } from 'vitest';
import { type Killed, kill } from './kills.ts';

test.each(Object.keys(kill) as Killed[])(
  '%s, killed once: the archive is sound, nothing is lost, nothing is half',
  async (which) => {
    expect((await kill[which](1)).killed).toBe(1);
  },
  300_000,
);
