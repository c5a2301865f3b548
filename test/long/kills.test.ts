// A hundred kills, spread over all commands. `KILLS=30` makes fewer, in the same proportions.

import { expect, test } from 'vitest';
import { type Killed, kill } from '../backup/kills.ts';

const KILLS = Number(process.env.KILLS ?? 100);

/** Of a hundred. */
const SHARES: Record<Killed, number> = {
  server: 20,
  import: 15,
  export: 12,
  mirror: 13,
  reenrich: 12,
  backup: 12,
  restore: 8,
  migrate: 8,
};

const counts = (Object.entries(SHARES) as [Killed, number][]).map(([which, share]): [Killed, number] => [
  which,
  Math.ceil((share * KILLS) / 100),
]);

test.each(counts)(
  '%s, killed %i times: the archive is sound, nothing is lost, nothing is half',
  async (which, count) => {
    const kills = await kill[which](count);
    console.log(`${which}: ${kills.killed} killed, ${kills.ended} had ended before.`);
    expect(kills.killed).toBe(count);
  },
  3_600_000,
);

test('every command is killed, and all together as often as asked', () => {
  expect(counts.every(([, count]) => count > 0)).toBe(true);
  expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThanOrEqual(KILLS);
});
