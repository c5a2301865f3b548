import { existsSync, mkdtempSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { openWriteService } from '../../src/commands/write-service/thread.ts';
import { serializeError } from '../../src/model/problem/thread-error.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { importText } from '../support/store.ts';

const TEXT = 'The Lantern Bridge reopens\n\nMay 14, 2024\n\nThe bridge in Varda was opened again on Tuesday.\n';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function open(file: string, options = {}): Store {
  const store = openStore(`file:${file}`, { workers: 0, ...options });
  onTestFinished(() => store.close());
  return store;
}

let count = 0;
const write = (store: Store) => importText(store, `document-${count++}`, TEXT.replace('Lantern', `Lantern ${count}`));

/** As another process finds it: what its log holds is part of it. */
function articlesIn(file: string): number {
  const client = new Database(file);
  try {
    return client.prepare('select count(*) from articles').pluck().get() as number;
  } finally {
    client.close();
  }
}

const codeOf = (failed: Promise<unknown>) =>
  failed.then(
    () => 'written',
    (error) => serializeError(error).code,
  );

describe('A database whose files are out of their place while it is open', () => {
  it('is not written until it is moved back', async () => {
    const file = join(newFolder(), 'archive.db');
    const store = open(file);
    await write(store);
    for (const suffix of ['', '-wal', '-shm']) {
      renameSync(file + suffix, `${file}.away`);
      expect(await codeOf(write(store))).toBe('DATABASE_REMOVED');
      expect(() => store.verifyFiles()).toThrow(`${file}${suffix} is not there any more`);
      // What was read before it went can still be read.
      expect(
        (await store.articles.list({ filters: {}, sort: 'newest', limit: 10, include: [] } as never, false)).total,
      ).toBe(1 + ['', '-wal', '-shm'].indexOf(suffix));
      renameSync(`${file}.away`, file + suffix);
      store.verifyFiles();
      await write(store);
    }
    await store.close();
    expect(articlesIn(file)).toBe(4);
  });

  it('is not written while another file stands there, and the other is not touched', async () => {
    const folder = newFolder();
    const file = join(folder, 'archive.db');
    const other = join(folder, 'other.db');
    const second = open(other);
    await write(second);
    await write(second);
    await second.close();
    const store = open(file);
    await write(store);
    // As `cp` to a new name and `mv` do.
    await copyFile(other, `${other}.copy`);
    renameSync(`${other}.copy`, file);
    expect(await codeOf(write(store))).toBe('DATABASE_REPLACED');
    expect(() => store.verifyFiles()).toThrow('to use the new one, restart the server');
    await store.close();
    // Its log does not stay behind to be taken for that of the new one.
    expect(articlesIn(file)).toBe(2);
    const again = open(file);
    await write(again);
    await again.close();
    expect(articlesIn(file)).toBe(3);
  });

  it('keeps all that was written when it is moved away with its log', async () => {
    const folder = newFolder();
    const file = join(folder, 'archive.db');
    const store = open(file);
    await write(store);
    renameSync(file, join(folder, 'moved.db'));
    expect(await codeOf(write(store))).toBe('DATABASE_REMOVED');
    await store.close();
    expect(articlesIn(join(folder, 'moved.db'))).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('notices a removal during the transaction, before and after its commit', async () => {
    const file = join(newFolder(), 'archive.db');
    const store = open(file);
    const failed = store.write((to) => {
      to.setMetadata('giveJobs', '[]');
      renameSync(file, `${file}.away`);
    });
    expect(await codeOf(failed)).toBe('DATABASE_REMOVED');
    renameSync(`${file}.away`, file);
    expect(await store.metadata('giveJobs')).toBe(null);
    await write(store);
  });

  it('is not made anew by a thread that opens it to write', async () => {
    const file = join(newFolder(), 'archive.db');
    const store = open(file);
    await write(store);
    const writeService = openWriteService({
      databaseUrl: `file:${file}`,
      identity: store.identity,
      importWorkers: 1,
      namesModel: null,
      onChange: store.changed,
      say: () => {},
    });
    onTestFinished(() => writeService.close());
    renameSync(file, `${file}.away`);
    const create = () =>
      writeService.execute('createEntity', { type: 'person', name: 'Ana Kopanos' } as never, null as never);
    expect(await codeOf(create())).toBe('DATABASE_REMOVED');
    expect(existsSync(file)).toBe(false);
    renameSync(`${file}.away`, file);
    const before = store.seq();
    await create();
    expect(store.seq()).toBeGreaterThan(before);
  });

  it('is not read by exports that begin then', async () => {
    const folder = newFolder();
    const file = join(folder, 'archive.db');
    const store = open(file);
    await write(store);
    await copyFile(file, `${file}.copy`);
    renameSync(`${file}.copy`, file);
    expect(await codeOf(store.export('archive', { since: 0 } as never))).toBe('DATABASE_REPLACED');
  });
});

it('a log whose database is gone is not removed with what it holds', async () => {
  const file = join(newFolder(), 'archive.db');
  writeFileSync(`${file}-wal`, 'what was written last');
  expect(() => openStore(`file:${file}`, { workers: 0 })).toThrow(
    `${file}-wal is there without it. Put the database back beside its log; if it is gone for good, remove the log.`,
  );
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
  rmSync(`${file}-wal`);
  await open(file).close();
});

describe('Permissions', () => {
  it.runIf(process.platform !== 'win32')(
    'let only the user of the archive read its files, whatever the umask',
    async () => {
      for (const mask of [0o000, 0o022, 0o177]) {
        const folder = newFolder();
        const before = process.umask(mask);
        onTestFinished(() => void process.umask(before));
        const file = join(folder, 'archive.db');
        const store = open(file);
        await write(store);
        for (const suffix of ['', '-wal', '-shm'])
          expect((statSync(file + suffix).mode & 0o777).toString(8)).toBe('600');
        process.umask(before);
      }
    },
  );

  it.runIf(process.platform !== 'win32')(
    'are those of the file that a link leads to, and of one that is there already',
    async () => {
      const folder = newFolder();
      const link = join(folder, 'link.db');
      symlinkSync('target.db', link);
      await open(link).close();
      expect((statSync(join(folder, 'target.db')).mode & 0o777).toString(8)).toBe('600');
      // What the operator made is left as it is.
      writeFileSync(join(folder, 'shared.db'), '', { mode: 0o660 });
      const mode = statSync(join(folder, 'shared.db')).mode;
      await open(join(folder, 'shared.db')).close();
      expect(statSync(join(folder, 'shared.db')).mode).toBe(mode);
    },
  );
});

test.each([
  ['power', 2],
  ['process', 1],
] as const)('DURABILITY=%s sets how long a commit waits for the disk', (durability, synchronous) => {
  const engine = openSqlite(join(newFolder(), 'archive.db'), { durability });
  onTestFinished(engine.close);
  const client = (engine.write as unknown as { $client: Database.Database }).$client;
  expect(client.pragma('synchronous', { simple: true })).toBe(synchronous);
  expect(client.pragma('fullfsync', { simple: true })).toBe(durability === 'power' ? 1 : 0);
});

test('a transaction that the disk ended leaves nothing behind, and the next one is kept', async () => {
  const file = join(newFolder(), 'archive.db');
  const engine = openSqlite(file);
  onTestFinished(engine.close);
  const client = (engine.write as unknown as { $client: Database.Database }).$client;
  client.exec('create table filled (bytes blob)');
  // The real engine meets a real limit: the largest number of pages that it may use.
  const pages = client.pragma('page_count', { simple: true }) as number;
  client.pragma(`max_page_count = ${pages + 20}`);
  engine.begin();
  expect(() => client.exec('insert into filled select zeroblob(1000000)')).toThrow(
    expect.objectContaining({ code: 'SQLITE_FULL' }),
  );
  engine.rollback();
  expect(client.prepare('select count(*) from filled').pluck().get()).toBe(0);
  client.pragma('max_page_count = 1000000');
  engine.begin();
  client.exec('insert into filled select zeroblob(1000000)');
  engine.commit();
  expect(client.prepare('select count(*) from filled').pluck().get()).toBe(1);
});
