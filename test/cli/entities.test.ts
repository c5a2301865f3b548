import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clipping } from '../commands/documents.ts';
import { folderOf, run } from './run.ts';

const PEOPLE = `name,type,aliases
Lidia Damarova,person,Damarova|Лидия Дамарова
Tbilisi,plaze,
The Clippings,organization,
`;

test('entities are imported from a file, the rows that are wrong told with what to do', async () => {
  const folder = folderOf({ 'in/1.md': clipping(1), 'in/2.md': clipping(2), 'people.csv': PEOPLE });
  const settings = { DATABASE_URL: `file:${join(folder, 'new', 'archive.db')}` };
  const file = join(folder, 'people.csv');
  const wrong = `rejected ${file} in line 3, type: “plaze” is not a type. Did you mean place? The types are person, organization, place, event, other.\n`;

  const dry = await run(['entities', 'import', '--dry-run', file], settings);
  expect(dry).toMatchObject({ code: 2, stderr: wrong });
  expect(dry.stdout).toMatch(
    /Dry run, nothing was written: 2 created, 0 adopted, 0 updated, 0 unchanged, 1 rejected; 0 articles may name them\.\n$/,
  );
  expect(existsSync(join(folder, 'new'))).toBe(false);

  await run(['import', join(folder, 'in')], settings);
  const first = await run(['entities', 'import', file], settings);
  expect(first).toMatchObject({ code: 2, stderr: wrong });
  expect(first.stdout).toBe(
    'adopted person-lidia-damarova (Lidia Damarova)\ncreated organization-clippings (The Clippings)\n1 created, 1 adopted, 0 updated, 0 unchanged, 1 rejected; 1 article enriched again, 0 guesses merged.\n',
  );
  const again = await run(['entities', 'import', '--json', file], settings);
  const lines = again.stdout.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).outcome)).toEqual(['rejected', 'unchanged', 'unchanged', undefined]);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
    report: { unchanged: 2, rejected: 1, articles: 0, dryRun: false },
  });

  const exported = await run(['export', '--kind', 'articles'], settings);
  expect(exported.stdout).toContain('"method":"given","confidence":1');
});

test('a file that is not there, and one that is none, are told in one line', async () => {
  const folder = folderOf({ 'in/1.md': '' });
  const settings = { DATABASE_URL: `file:${join(folder, 'archive.db')}` };
  const missing = join(folder, 'nobody.csv');
  expect(await run(['entities', 'import', missing], settings)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: `news-archive: There is no file ${missing}.\n`,
  });
  expect(await run(['entities', 'import', join(folder, 'in')], settings)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: `news-archive: ${join(folder, 'in')} cannot be read: it is a folder.\n`,
  });
  expect(await run(['entities', 'import', '/dev/zero'], settings)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('rejected /dev/zero: The file has more than '),
  });
});
