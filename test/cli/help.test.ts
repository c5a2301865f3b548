import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from './run.ts';

const VERBS = ['serve', 'import', 'entities', 'export', 'mirror', 'reenrich', 'migrate', 'openapi'];

test('the command tells what it can do', async () => {
  const { code, stdout, stderr } = await run(['--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const verb of VERBS) expect(stdout).toMatch(new RegExp(`^  ${verb}\\b`, 'm'));
  expect(stdout).toContain('DATABASE_URL');
  expect(stdout).toContain('Examples:');
});

test.each(VERBS)('"%s --help" tells what it takes', async (verb) => {
  const { code, stdout, stderr } = await run([verb, '--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^Usage: news-archive ${verb}\\b`));
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
});

test('the command tells its version', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(await run(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
});

test.each([
  [['frobnicate'], "unknown command 'frobnicate'"],
  [['import'], "missing required argument 'paths'"],
  [['import', '--frobnicate', '.'], "unknown option '--frobnicate'"],
  [['reenrich', '--batch', '0'], '--batch takes a whole number from 1 to 10000, not "0".'],
  [['import', '--batch', 'many', '.'], '--batch takes a whole number from 1 to 10000, not "many".'],
])('what it does not understand it says on standard error: %j', async (words, message) => {
  const { code, stdout, stderr } = await run(words);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(message);
});
