import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { documentOf, plain } from './documents.ts';

const STORE = new URL('../../src/store/index.ts', import.meta.url).href;
const DOCUMENTS = pathToFileURL(join(import.meta.dirname, 'documents.ts')).href;

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'news-archive-open-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** What opening it says; its file is closed again. */
async function opening(url: string): Promise<string> {
  try {
    await openStore(url).close();
    return 'opened';
  } catch (error) {
    return (error as Error).message;
  }
}

/** Another process that runs this code with a `store` opened at this address. */
function inAnotherProcess(
  url: string,
  code: string,
  options: { uid?: number } = {},
): ChildProcess & { said: Promise<string> } {
  const script = `
    import { openStore } from ${JSON.stringify(STORE)};
    import { documentOf, plain } from ${JSON.stringify(DOCUMENTS)};
    try {
      const store = openStore(${JSON.stringify(url)});
      ${code}
      await store.close();
    } catch (error) { console.log(error.message); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(options.uid !== undefined && { uid: options.uid, gid: options.uid }),
  });
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += chunk;
  });
  return Object.assign(child, { said: once(child, 'close').then(() => text.trim()) });
}

describe('the address of an archive', () => {
  test('is a path, relative or absolute, as RFC 8089 and people write it', async () => {
    const path = folder();
    const file = join(path, 'new', 'folders', 'my archive.db');
    for (const url of [`file:${file}`, `file://${file}`, `file://localhost${file}`, `file:${relative('.', file)}`]) {
      expect(await opening(url)).toBe('opened');
      expect(existsSync(file)).toBe(true);
      rmSync(join(path, 'new'), { recursive: true });
    }
  });

  test.each(['data/archive.db', 'postgres://localhost/archive', 'file:', 'file:   ', 'file::memory:', ''])(
    'is refused where it is none: "%s"',
    async (url) => {
      expect(await opening(url)).toBe(
        `The database address must be "file:" and a path, such as file:data/archive.db; it is "${url}".`,
      );
    },
  );
});

describe('a file that is no archive', () => {
  const cases: Record<string, (path: string) => { file: string; why: string }> = {
    'is a folder': (path) => ({ file: path, why: 'it is a folder' }),
    'lies in a file': (path) => {
      writeFileSync(join(path, 'file'), '');
      return { file: join(path, 'file', 'a.db'), why: `${join(path, 'file')} is not a folder` };
    },
    'is something else': (path) => {
      writeFileSync(join(path, 'a.db'), '# A heading\n\nSome words.\n'.repeat(100));
      return {
        file: join(path, 'a.db'),
        why: 'it is not an SQLite database, or its beginning is damaged: restore a backup with "news-archive restore"',
      };
    },
    'belongs to another program': (path) => {
      new Database(join(path, 'a.db')).exec('create table bookmarks (url text)').close();
      return { file: join(path, 'a.db'), why: 'it is a database of another program' };
    },
    'was made by a newer version': (path) => {
      const file = join(path, 'a.db');
      openStore(`file:${file}`).close();
      const newer = new Database(file);
      newer.prepare(`insert into __drizzle_migrations (hash, created_at) values ('x', ?)`).run(Date.UTC(2999, 0));
      newer.close();
      return { file, why: 'it was made by a newer version of this program' };
    },
  };

  test.each(Object.entries(cases))('%s: one sentence says so, and the file is left alone', async (_, make) => {
    const { file, why } = make(folder());
    const before = contentOf(file);
    expect(await opening(`file:${file}`)).toBe(`Cannot open the database ${file}: ${why}.`);
    expect(contentOf(file)).toEqual(before);
  });

  test('may be empty: it becomes one', async () => {
    const file = join(folder(), 'a.db');
    writeFileSync(file, '');
    expect(await opening(`file:${file}`)).toBe('opened');
  });

  test('where this user may not write is not made', async () => {
    const path = folder();
    mkdirSync(join(path, 'locked'));
    mkdirSync(join(path, 'open'));
    chmodSync(path, 0o755);
    chmodSync(join(path, 'open'), 0o777);
    chmodSync(join(path, 'locked'), 0o555);
    // The superuser may write everywhere: somebody else tries.
    const options = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const files = [join(path, 'locked', 'a.db'), join(path, 'locked', 'new', 'a.db')];
    const code = `
      await store.close();
      for (const file of ${JSON.stringify(files)}) {
        try { openStore('file:' + file); } catch (error) { console.log(error.message); }
      }`;
    const { said } = inAnotherProcess(`file:${join(path, 'open', 'a.db')}`, code, options);
    expect((await said).split('\n')).toEqual([
      `Cannot open the database ${files[0]}: this user may not write there.`,
      `Cannot open the database ${files[1]}: this user may not write there.`,
    ]);
  });

  function contentOf(file: string): Buffer | null {
    try {
      return readFileSync(file);
    } catch {
      return null;
    }
  }
});

describe('two processes', () => {
  test('make a new archive at the same moment', async () => {
    const url = `file:${join(folder(), 'a.db')}`;
    const code = `await store.write((to) => to.save(documentOf(plain({ slot: process.pid }))));`;
    const others = [1, 2].map(() => inAnotherProcess(url, code).said);
    expect(await Promise.all(others)).toEqual(['', '']);
    const store = openStore(url);
    expect((await store.articles.list({ filters: {}, sort: 'newest', limit: 1 }, false)).total).toBe(2);
    await store.close();
  });

  test('open an archive while one of them makes its tables', async () => {
    const file = join(folder(), 'a.db');
    const maker = new Database(file);
    maker.pragma('journal_mode = WAL');
    maker.exec('begin immediate');
    const { said } = inAnotherProcess(`file:${file}`, `console.log('opened', store.seq());`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    maker.exec('commit');
    maker.close();
    expect(await said).toBe('opened 0');
  });

  test('write in turn, and each sees what the other wrote', async () => {
    const url = `file:${join(folder(), 'a.db')}`;
    const store = openStore(url);
    await store.write((to) => to.save(documentOf(plain({ slot: 1 }))));
    const total = async () => (await store.articles.list({ filters: {}, sort: 'newest', limit: 1 }, false)).total;
    expect([await total(), store.seq()]).toEqual([1, 1]);

    const code = `
      console.log(store.seq());
      for (let slot = 100; slot < 150; slot++) await store.write((to) => to.save(documentOf(plain({ slot }))));`;
    const other = inAnotherProcess(url, code);
    for (let slot = 200; other.exitCode === null && slot < 10_000; slot++) {
      await store.write((to) => to.save(documentOf(plain({ slot }))));
      // Rows, total and sequence are of one moment: every save is one change.
      const page = await store.articles.list(
        { filters: { section: { any: ['news'] } }, sort: 'newest', limit: 10_000 },
        false,
      );
      expect([page.rows.length, page.seq]).toEqual([page.total, page.total]);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await other.said).toMatch(/^\d+$/);
    const ours = await total();
    expect(ours).toBeGreaterThan(51);
    expect(store.seq()).toBe(ours);
    const { changes } = await store.changes.list({ since: 0, limit: 10_000 });
    expect(changes.map((change) => change.seq)).toEqual(changes.map((_, index) => index + 1));
    await store.close();
  });

  test('read on while one of them is in the middle of a write', async () => {
    const file = join(folder(), 'a.db');
    const store = openStore(`file:${file}`);
    await store.write((to) => to.save(documentOf(plain({ slot: 1 }))));
    const writer = new Database(file);
    writer.exec(`begin immediate; delete from articles`);
    expect((await store.articles.list({ filters: {}, sort: 'newest', limit: 1 }, false)).rows).toHaveLength(1);
    writer.exec('rollback');
    writer.close();
    await store.close();
  });
});
