import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clipping } from '../commands/documents.ts';
import { recount } from '../store/recount.ts';
import { contentOf } from './content.ts';
import { folderOf, run, start } from './run.ts';

/** Documents of the folder; a third of them come in two versions. */
const COUNT = 36;
const KILLS = 5;
const BATCH = ['--batch', '4'];

test(`an import that is killed ${KILLS} times and run again loses nothing and doubles nothing`, async () => {
  const files: Record<string, string> = {};
  for (let n = 0; n < COUNT; n++) {
    const name = String(n).padStart(3, '0');
    files[`in/${name}.md`] = clipping(n);
    if (n % 3 === 0) files[`in/${name}.v2.md`] = clipping(n, 2);
  }
  const folder = folderOf(files);
  const [whole, killed] = ['whole', 'killed'].map((name) => `file:${join(folder, `${name}.db`)}`) as [string, string];
  const words = ['import', '--json', ...BATCH, join(folder, 'in')];

  for (let kill = 0; kill < KILLS; kill++) {
    const importing = start(words, { DATABASE_URL: killed });
    // Somewhere between two documents that are new: their lines are written once they are saved.
    const created = new RegExp(`(?:"outcome":"(?:created|revised)"[\\s\\S]*){${1 + Math.floor(Math.random() * 8)}}`);
    const said = importing.says(created).catch(() => {});
    await Promise.race([said, importing.ended]);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    importing.kill('SIGKILL');
    await importing.ended;
    expect(recount(killed)).toEqual([]);
  }

  for (const url of [killed, whole]) expect((await run(words, { DATABASE_URL: url })).code).toBe(0);
  expect(recount(killed)).toEqual([]);
  expect(await contentOf(killed)).toEqual(await contentOf(whole));
}, 120_000);
