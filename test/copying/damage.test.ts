// Exports that were cut off, changed on their way, or are of something else: told, and what was taken over until then stays whole.

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ArchiveError, type ReadLine, readArchive } from '../../src/commands/copying/read-archive.ts';
import { restoreArchive } from '../../src/commands/copying/restore-archive.ts';
import type { Store } from '../../src/store/index.ts';
import { recount } from '../store/recount.ts';
import { startServer } from '../support/server.ts';
import { importText, openTestStore } from '../support/store.ts';
import { linesWithin } from './export-lines.ts';

const FROM_FILE = { url: null, batch: 5 };
const note = (number: number) =>
  `# Note ${number}\n\nMarch 4, 2025\n\nMayor Anna Lindqvist said: “Bridge ${number} is safe.” Tom Berg of the River Guild agreed.\n\nOriginal url: https://notes.example/${number}\n`;

async function exportOf(store: Store, since = 0): Promise<string> {
  const server = await startServer({ store });
  const text = await (await fetch(`${server.url}/v1/export/archive?since=${since}`)).text();
  await server.close();
  return text;
}

let text: string;
let lines: string[];
let checks: number;
beforeAll(async () => {
  const { store, remove } = openTestStore();
  for (let number = 0; number < 12; number++) await importText(store, `note-${number}`, note(number));
  await importText(store, 'note-3', note(3).replace('safe', 'not safe'));
  // A sum every four lines, where one so short has a single one.
  const made = (await exportOf(store)).split('\n').slice(0, -2);
  expect(made.filter(isOf('check')).length).toBeGreaterThan(0);
  text = sealed(
    made.filter((line) => !isOf('check')(line)).flatMap((line, at) => (at % 4 === 3 ? [line, CHECK] : [line])),
  );
  lines = text.split('\n').slice(0, -1);
  checks = lines.filter(isOf('check')).length;
  await remove();
}, 60_000);

/** In pieces of a few bytes, so that lines and letters are parted anywhere. */
async function* chunks(text: string | Buffer, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Buffer, size?: number, all: ReadLine[] = []): Promise<ReadLine[]> {
  for await (const line of readArchive(chunks(text, size))) all.push(line);
  return all;
}

const CHECK = '{"check":{}}';

/** As if it had been exported so: the sums are right again. */
function sealed(lines: string[]): string {
  let body = '';
  for (const line of lines) {
    const sha256 = createHash('sha256').update(body).digest('hex');
    body += `${isOf('check')(line) ? JSON.stringify({ check: { sha256 } }) : line}\n`;
  }
  const count = lines.filter((line) => line.startsWith('{"change"')).length;
  const sha256 = createHash('sha256').update(body).digest('hex');
  return `${body}${JSON.stringify({ trailer: { count, complete: true, sha256 } })}\n`;
}

const isOf = (name: string) => (line: string) => line.startsWith(`{"${name}"`);

function empty() {
  const opened = openTestStore();
  onTestFinished(opened.remove);
  return opened;
}

describe('reading an export', () => {
  test('it is read whole, however it comes', async () => {
    for (const size of [1, 7, 100_000]) expect(await read(text, size)).toHaveLength(lines.length - checks);
    expect(await read(sealed(lines.slice(0, -1)))).toHaveLength(lines.length - checks);
  });

  test('wherever it is cut off, that is told', async () => {
    const bytes = Buffer.from(text);
    const places = [0, 1, 10, ...Array.from({ length: 200 }, () => Math.floor(Math.random() * (bytes.length - 1)))];
    // The last line without its end is still whole.
    for (const place of [...places, bytes.length - 2]) {
      const faults = await read(bytes.subarray(0, place)).then(
        () => 'none',
        (error) => ({ name: error.name, isDamaged: error.isDamaged }),
      );
      expect({ place, faults }).toEqual({ place, faults: { name: 'ArchiveError', isDamaged: true } });
    }
  });

  test('wherever a byte is another one, that is told', async () => {
    const bytes = Buffer.from(text);
    const whole = await read(text);
    for (let round = 0; round < 200; round++) {
      const place = Math.floor(Math.random() * (bytes.length - 1));
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ (1 << Math.floor(Math.random() * 7));
      const came: ReadLine[] = [];
      const fault = await read(changed, undefined, came).then(
        () => 'none',
        ({ name }) => name,
      );
      // What was handed on until then is as it was made.
      expect(came).toEqual(whole.slice(0, came.length));
      // Where a name in the last line is changed, the export is as it was; where it counts, it is not.
      if (place < bytes.lastIndexOf('{"trailer"')) expect({ place, fault }).toEqual({ place, fault: 'ArchiveError' });
    }
  });

  test.each<[string, (lines: string[]) => string, string | RegExp]>([
    ['something else', () => '# A clipping\n', 'Line 1 is no JSON.'],
    [
      'an export of articles',
      () => '{"meta":{"kind":"articles","archive":"a","seq":1}}\n',
      'Line 1: It does not begin as an export of an archive does.',
    ],
    [
      'a newer form',
      ([head = '']) => `${head.replace(/"form":\d+/, '"form":99')}\n`,
      'has the form 99, and this version of news-archive reads 2',
    ],
    [
      'a line lost',
      (all) => `${all.toSpliced(3, 1).join('\n')}\n`,
      /was changed since it was made, in lines 1 to \d+\./,
    ],
    [
      'a sum that cannot be read',
      (all) => `${all.map((line) => (isOf('check')(line) ? line.slice(0, -1) : line)).join('\n')}\n`,
      /was changed since it was made, in lines 1 to \d+\./,
    ],
    ['something after the end', (all) => `${all.join('\n')}\n{}\n`, 'something follows the last line.'],
    [
      'a line of another kind',
      (all) => sealed(all.slice(0, -1).toSpliced(1, 0, '{"card":{}}')),
      'Line 2: it is no line of an export of an archive.',
    ],
    [
      'a quote that is not there',
      (all) =>
        sealed(
          all.slice(0, -1).map((line) => line.replace('"surface":"Anna Lindqvist"', '"surface":"Anna Lindqvisd"')),
        ),
      /Line \d+: at \/article\/mentions\/0: does not match the text at these offsets\./,
    ],
    [
      'a number as a text',
      (all) => sealed(all.slice(0, -1).map((line) => line.replace('"type":"person"', '"type":7'))),
      /Line \d+: at \/entity\/type: /,
    ],
  ])('%s is refused', async (_, damage, message) => {
    await expect(read(damage(lines))).rejects.toThrow(message);
  });
});

describe('making an archive from an export', () => {
  test('what came before it was cut off stays, and the whole export goes on there', async () => {
    const { store, url } = empty();
    for (const share of [0.3, 0.6, 0.95]) {
      const cut = text.slice(0, Math.floor(text.length * share));
      await expect(restoreArchive(store, chunks(cut), FROM_FILE)).rejects.toMatchObject({ isDamaged: true });
      expect(recount(url)).toEqual([]);
      expect((await store.mirrorSource())?.seq).toBe(store.seq());
      expect(store.seq()).toBeGreaterThan(0);
    }
    await restoreArchive(store, chunks(text), FROM_FILE);
    expect(linesWithin(await exportOf(store))).toEqual(linesWithin(text));
    expect(recount(url)).toEqual([]);
  });

  test('what was changed on its way is not kept, and the true export makes the copy right', async () => {
    const bytes = Buffer.from(text);
    const body = bytes.lastIndexOf('{"trailer"');
    for (let round = 0; round < 12; round++) {
      const { store, url } = empty();
      const changed = Buffer.from(bytes);
      // Also where it is another letter or digit in the same place, which no form can tell.
      const place = Math.floor(Math.random() * body);
      changed[place] = (changed[place] ?? 0) ^ 1;
      await expect(restoreArchive(store, chunks(changed), FROM_FILE), String(place)).rejects.toThrow(ArchiveError);
      await restoreArchive(store, chunks(text), FROM_FILE);
      expect(linesWithin(await exportOf(store)), String(place)).toEqual(linesWithin(text));
      expect(recount(url)).toEqual([]);
    }
  }, 120_000);

  test('until it is whole, nothing else is written there', async () => {
    const { store } = empty();
    await expect(restoreArchive(store, chunks(text.slice(0, text.length / 2)), FROM_FILE)).rejects.toThrow('cut off');
    await expect(importText(store, 'mine', note(99))).rejects.toThrow('Import the complete export before changing');
  });

  test('the same export again changes nothing', async () => {
    const { store } = empty();
    await restoreArchive(store, chunks(text), FROM_FILE);
    const seq = store.seq();
    await expect(restoreArchive(store, chunks(text), FROM_FILE)).rejects.toThrow('This archive is not empty');
    expect(store.seq()).toBe(seq);
  });

  test('an archive that has something of its own is not overwritten', async () => {
    const { store } = empty();
    await importText(store, 'mine', note(99));
    await expect(restoreArchive(store, chunks(text), FROM_FILE)).rejects.toThrow(
      'This archive is not empty, so it cannot become a copy of another one: set DATABASE_URL to a file that is not there yet.',
    );
  });

  test.each<[string, (head: string) => string, RegExp]>([
    [
      'another archive',
      (head) => head.replace(/"archive":"\w+"/, '"archive":"another"'),
      /and the export is of another\./,
    ],
    [
      'a later beginning',
      (head) => head.replaceAll('"since":0', '"since":1000'),
      /begins after change 1000; here is \d+\./,
    ],
    [
      'an earlier state',
      (head) => head.replace(/"seq":\d+/, '"seq":1'),
      /it was put back to an earlier state\. Make the copy anew\./,
    ],
    [
      'other pages',
      (head) => head.replace('"urlPatterns":[]', '"urlPatterns":[{"host":"a.example"}]'),
      /Set URL_PATTERNS to a file with these/,
    ],
  ])('%s than before is refused', async (_, change, message) => {
    const { store, url } = empty();
    await expect(restoreArchive(store, chunks(text.slice(0, text.length * 0.7)), FROM_FILE)).rejects.toThrow('cut off');
    const [head = '', ...rest] = lines.slice(0, -1);
    await expect(restoreArchive(store, chunks(sealed([change(head), ...rest])), FROM_FILE)).rejects.toThrow(message);
    expect(recount(url)).toEqual([]);
  });

  test('an article whose entities are not told is refused as a whole', async () => {
    const { store } = empty();
    const without = sealed(lines.slice(0, -1).filter((line) => !isOf('entity')(line)));
    await expect(restoreArchive(store, chunks(without), FROM_FILE)).rejects.toThrow(
      /It names \S+, which is not among the entities before it\./,
    );
    expect(store.seq()).toBe(0);
  });
});
