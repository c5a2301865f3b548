// Archives copied from the command line: to a file and back, and followed by a mirror that is killed again and again.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { clipping } from '../commands/documents.ts';
import { linesWithin } from '../copying/export-lines.ts';
import { recount } from '../store/recount.ts';
import { contentOf } from './content.ts';
import { folderOf, run, start } from './run.ts';

const COUNT = 60;

/** A folder with an archive of some articles, of which some have two versions. */
async function archive(): Promise<{ folder: string; url: string; named: (name: string) => string }> {
  const files: Record<string, string> = {};
  for (let n = 0; n < COUNT; n++) {
    files[`in/${n}.md`] = clipping(n);
    if (n % 5 === 0) files[`in/${n}.v2.md`] = clipping(n, 2);
  }
  const folder = folderOf(files);
  const named = (name: string) => `file:${join(folder, `${name}.db`)}`;
  const url = named('first');
  expect(await run(['import', '--quiet', join(folder, 'in')], { DATABASE_URL: url })).toMatchObject({ code: 0 });
  return { folder, url, named };
}

test('an archive goes into a file and comes back, with its history', async () => {
  const { folder, url, named } = await archive();
  const exported = await run(['export'], { DATABASE_URL: url });
  expect(exported).toMatchObject({ code: 0, stderr: '' });
  const file = join(folder, 'archive.ndjson');
  writeFileSync(file, exported.stdout);
  writeFileSync(`${file}.gz`, gzipSync(exported.stdout));

  const second = { DATABASE_URL: named('second') };
  expect(await run(['import', '--dry-run', file], second)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /^Dry run, nothing was written: the export is whole and has 60 articles, \d+ entities, /,
    ),
  });
  expect(await run(['import', '--quiet', file], second)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Imported 60 articles, \d+ entities, 0 withdrawn articles, \d+ changes\.\n$/),
  });
  const third = { DATABASE_URL: named('third') };
  const { stdout } = await run(['import', '--json', `${file}.gz`], third);
  expect(JSON.parse(stdout).report).toMatchObject({ articles: 60, withdrawn: 0, dryRun: false });
  for (const copy of [second, third]) {
    expect(linesWithin((await run(['export'], copy)).stdout)).toEqual(linesWithin(exported.stdout));
    expect(await contentOf(copy.DATABASE_URL)).toEqual(await contentOf(url));
    expect(recount(copy.DATABASE_URL)).toEqual([]);
  }

  const again = await run(['import', file], second);
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('This archive is not empty') });
  writeFileSync(file, exported.stdout.slice(0, exported.stdout.length / 2));
  const cut = await run(['import', '--quiet', file], { DATABASE_URL: named('fourth') });
  expect(cut).toMatchObject({ code: 1, stdout: '' });
  expect(cut.stderr).toMatch(
    /^The export was cut off.*: what came before is kept; import the export, whole and as it was made, for the rest\.\n$/,
  );

  // A letter of an early line is another one: nothing of that is kept.
  const fifth = { DATABASE_URL: named('fifth') };
  writeFileSync(file, exported.stdout.replace('Report Number 7 ', 'Report Number 8 '));
  expect(await run(['import', '--quiet', file], fifth)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^The export was changed since it was made, in lines \d+ to \d+: what came before is /,
    ),
  });
  writeFileSync(file, exported.stdout);
  expect(await run(['import', '--quiet', file], fifth)).toMatchObject({ code: 0 });
  expect(linesWithin((await run(['export'], fifth)).stdout)).toEqual(linesWithin(exported.stdout));
}, 120_000);

test('a mirror that is killed goes on where it was, is served meanwhile, and leaves when it is told to', async () => {
  const { folder, url, named } = await archive();
  const first = start(['serve'], { DATABASE_URL: url });
  const address = (await first.says(/serves (http:\S+)/)).match(/serves (http:\S+)/)?.[1] ?? '';
  const mirror = { DATABASE_URL: named('mirror') };
  for (let kill = 0; kill < 3; kill++) {
    const mirroring = start(['mirror', address], mirror);
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 700));
    mirroring.kill('SIGKILL');
    await mirroring.ended;
  }
  const mirroring = start(['mirror', address], mirror);
  await mirroring.says(/^Equal to http:\S+ up to change \d+\.$/m);

  // Where the other archive has the sample archive, a mirror has none of its own.
  const serving = start(['serve'], { ...mirror, SEED: 'auto' });
  await serving.says(/serves (http:\S+)/);
  writeFileSync(join(folder, 'late.md'), clipping(COUNT));
  expect(await run(['import', '--quiet', join(folder, 'late.md')], { DATABASE_URL: url })).toMatchObject({ code: 0 });
  await mirroring.says(/Equal to [\s\S]*Equal to /);
  const mine = await run(['import', join(folder, 'late.md')], mirror);
  expect(mine).toMatchObject({ code: 1, stderr: expect.stringContaining('This archive is a mirror of http://') });
  mirroring.kill('SIGTERM');
  expect(await mirroring.ended).toMatchObject({ code: 0, stderr: '' });
  serving.kill('SIGTERM');
  await serving.ended;
  expect(await contentOf(mirror.DATABASE_URL)).toEqual(await contentOf(url));
  expect(recount(mirror.DATABASE_URL)).toEqual([]);

  expect(await run(['mirror', '--once', '--quiet', address], mirror)).toMatchObject({ code: 0, stdout: '' });
  expect(await run(['mirror', 'leave'], mirror)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('an archive of its own now'),
  });
  expect(await run(['mirror', 'leave'], mirror)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is no mirror'),
  });
  writeFileSync(join(folder, 'mine.md'), clipping(COUNT + 1));
  expect(await run(['import', '--quiet', join(folder, 'mine.md')], mirror)).toMatchObject({ code: 0 });
}, 120_000);

test.each([
  [
    'ftp://archive.example',
    'An archive is served at an address such as https://archive.example.org; this is "ftp://archive.example".',
  ],
  ['archive', 'this is "archive".'],
  ['https://archive.example/?a=1', 'The address of an archive ends before "?a=1": give https://archive.example/.'],
  ['https://me:secret@archive.example', 'set MIRROR_KEY to a key of it.'],
])('%s is no address of an archive', async (address, message) => {
  const folder = folderOf();
  const { code, stderr } = await run(['mirror', address], { DATABASE_URL: `file:${join(folder, 'a.db')}` });
  expect(code).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('secret');
  expect(() => readFileSync(join(folder, 'a.db'))).toThrow('ENOENT');
});

test('an export is known by what it is, packed or not, and imported by itself', async () => {
  const { folder, url, named } = await archive();
  const { stdout } = await run(['export'], { DATABASE_URL: url });
  const packed = gzipSync(stdout);
  const damaged = Buffer.from(packed);
  damaged[packed.length >> 1] = (damaged[packed.length >> 1] ?? 0) ^ 4;
  const path = join(folder, 'kept');
  const settings = { DATABASE_URL: named('copy') };
  for (const [bytes, message] of [
    [packed.subarray(0, packed.length * 0.6), /^The export was cut off.*: what came before is kept/],
    [damaged, /^The export was changed since it was made.*: what came before is kept/],
  ] as const) {
    writeFileSync(path, bytes);
    const { code, stderr } = await run(['import', '--quiet', path], settings);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) });
  }
  writeFileSync(path, packed);
  expect(await run(['import', path, join(folder, 'in')], settings)).toMatchObject({
    code: 1,
    stderr: `news-archive: ${path} is an export of a whole archive, or packed as one: it is imported by itself.\n`,
  });
  expect(await run(['import', '--quiet', path], settings)).toMatchObject({ code: 0 });
  expect(linesWithin((await run(['export'], settings)).stdout)).toEqual(linesWithin(stdout));

  // From standard input, where a name tells nothing.
  const importing = start(['import', '--quiet', '-'], { DATABASE_URL: named('other') }, 'pipe');
  importing.process.stdin?.end(packed);
  expect(await importing.ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Imported 60 articles, /) });
}, 120_000);
