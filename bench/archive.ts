// The archive that is measured: made once for each generator, size and schema, then kept.

import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../src/model/id/id.ts';
import { openStore } from '../src/store/index.ts';
import { foundOf } from './documents.ts';
import { GENERATOR, type Length, storyOf } from './generate.ts';

const FOLDER = fileURLToPath(new URL('../data/bench', import.meta.url));
const MIGRATIONS = fileURLToPath(new URL('../migrations/sqlite', import.meta.url));
/** Articles of one transaction. */
const BATCH = 500;
const SAVED_AT = '2026-01-01T00:00:00Z';

/** The path of an archive of so many articles. It may be read by several processes; nobody is to write to it. */
export async function archiveOf(count: number, length: Length = 'whole'): Promise<string> {
  const family = `${length === 'whole' ? 'archive' : length}-${count}-`;
  const file = join(FOLDER, `${family}g${GENERATOR}-${schemaHash()}.db`);
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(file)) {
    // What an older generator or schema made is of no use any more.
    for (const name of readdirSync(FOLDER)) if (name.startsWith(family)) rmSync(join(FOLDER, name));
    await make(file, count, length);
  }
  const store = openStore(`file:${file}`);
  // Whatever opening the archive set off, such as rendering it anew, is done when its turn has come.
  await store.write(() => {});
  await store.close();
  // Read once, so that the first questions do not wait for the disk.
  for await (const _ of createReadStream(file, { highWaterMark: 2 ** 20 }));
  return file;
}

async function make(file: string, count: number, length: Length): Promise<void> {
  const draft = `${file}.making`;
  const store = openStore(`file:${draft}`);
  const began = performance.now();
  console.log(`Making an archive of ${count} articles, once; it takes some minutes for 100,000.`);
  for (let first = 0; first < count; first += BATCH) {
    await store.write((to) => {
      for (let number = first; number < Math.min(first + BATCH, count); number++) {
        const found = foundOf(storyOf(number, count, length));
        const sourceHash = sha256(`story ${number}`);
        to.save({ ...found, importer: 'bench/1', sourceHash, warnings: [], at: SAVED_AT });
      }
    });
  }
  await store.close();
  renameSync(draft, file);
  const seconds = Math.round((performance.now() - began) / 1000);
  const size = Math.round(statSync(file).size / 2 ** 20);
  console.log(`Made in ${seconds} s: ${size} MB.\n`);
}

function schemaHash(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(MIGRATIONS).sort()) {
    if (name.endsWith('.sql')) hash.update(readFileSync(join(MIGRATIONS, name)));
  }
  return hash.digest('hex').slice(0, 12);
}
