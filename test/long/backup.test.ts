// Fifty backups of an archive that is written to all the time.

import { expect, test } from 'vitest';
import { backUpWhileWriting } from '../backup/backups.ts';
import { folderOf } from '../cli/run.ts';

test('fifty backups while others write: each is sound, has what was acknowledged, and is restored as it was', async () => {
  const { rate, sizes } = await backUpWhileWriting(folderOf(), 50);
  console.log(`${rate.toFixed(0)} writes a second; the backups have ${sizes[0]} to ${sizes.at(-1)} articles.`);
  expect(sizes).toHaveLength(50);
}, 3_600_000);
