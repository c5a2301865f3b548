// A hundred kills, spread over all commands.

import { expect, test } from 'vitest';
import { type Killed, kill } from '../backup/kills.ts';

const COUNTS: Record<Killed, number> = {
  server: 20,
  import: 15,
  export: 12,
  mirror: 13,
  reenrich: 12,
  backup: 12,
  restore: 8,
  migrate: 8,
};

test.each(Object.entries(COUNTS) as [Killed, number][])(
  '%s, killed %i times: the archive is sound, nothing is lost, nothing is half',
  async (which, count) => {
    const kills = await kill[which](count);
    console.log(`${which}: ${kills.killed} killed, ${kills.ended} had ended before.`);
    expect(kills.killed).toBe(count);
  },
  3_600_000,
);

test('they are a hundred', () => {
  expect(Object.values(COUNTS).reduce((sum, count) => sum + count)).toBe(100);
});
