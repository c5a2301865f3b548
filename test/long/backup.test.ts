// Fifty backups of an archive that is written to all the time; `BACKUPS=10` makes fewer.

import { expect, test } from 'vitest';
import { backUpWhileWriting } from '../backup/backups.ts';
import { folderOf } from '../cli/run.ts';

const BACKUPS = Number(process.env.BACKUPS ?? 50);

test('backups while others write: each is sound, has what was acknowledged, and is restored as it was', async () => {
  const { rate, sizes } = await backUpWhileWriting(folderOf(), BACKUPS);
  console.log(`${rate.toFixed(0)} writes a second; the backups have ${sizes[0]} to ${sizes.at(-1)} articles.`);
  expect(sizes).toHaveLength(BACKUPS);
}, 3_600_000);
