// Keys made and listed from the command line: what is wrong is told before anything is made.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKey } from '../../src/commands/keys.ts';
import { openStore } from '../../src/store/index.ts';
import { folderOf, run } from './run.ts';

test.each<[string[], string]>([
  [['--expires', '2999-02-31'], '--expires must be a date such as 2027-01-31'],
  [['--expires', '2999-02-31T10:00:00Z'], '--expires must be a date such as 2027-01-31'],
  [['--expires', '2001-01-31'], '--expires must be in the future'],
  [['--expires', 'soon'], 'it is "soon"'],
  [['--name', 'two\nlines'], '--name must have 1 to 100 characters, no line breaks and the like among them.'],
  [['--scope', 'all'], '--scope must be one of read, write, admin; it is "all".'],
])('%j is refused', async (words, message) => {
  const settings = { DATABASE_URL: `file:${join(folderOf(), 'archive.db')}` };
  const all = ['keys', 'create', '--name', 'newsroom', '--scope', 'read', ...words];
  const { code, stdout, stderr } = await run(all, settings);
  expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringContaining(message) });
});

test('whatever the name of a key is, it is one line of the list and moves no cursor', async () => {
  const DATABASE_URL = `file:${join(folderOf(), 'archive.db')}`;
  const store = openStore(DATABASE_URL);
  const wish = { scope: 'read' as const, expiresAt: null };
  await createKey(store, { ...wish, name: 'a\nb\u001b[2J\u202e' }, new Date());
  await store.close();
  const { stdout } = await run(['keys', 'list'], { DATABASE_URL });
  expect(stdout).toMatch(/^\w{8} {2}read {3}valid {2}made \S+ {2}never used {2}a\\u\{a\}b\\u\{1b\}\[2J\\u\{202e\}\n$/);
});
