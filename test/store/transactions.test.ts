import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore, type SaveRequest, type Store } from '../../src/store/index.ts';
import { openTestStore } from '../support/store.ts';
import { documentOf, plain, type Sketch } from './documents.ts';
import { recount } from './recount.ts';

const mention = (n: number) => ({ entity: n, surface: 0, role: 0, inTitle: false });

function fresh() {
  const opened = openTestStore();
  onTestFinished(opened.remove);
  return opened;
}

const document = (sketch: Partial<Sketch>) => documentOf(plain(sketch));

/** A document that cannot be saved, which is noticed when half of it is. */
function unknownEntity(): SaveRequest {
  const request = document({ slot: 2, mentions: [mention(2)] });
  request.findings.mentions = request.findings.mentions.flatMap((one) => [one, { ...one, entityId: 'person-nobody' }]);
  return request;
}

/** Every row of every table. */
function dump(url: string): object {
  const file = new Database(url.slice('file:'.length), { readonly: true });
  const tables = file.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[];
  const rows = Object.fromEntries(tables.map((name) => [name, file.prepare(`select * from "${name}"`).all()]));
  file.close();
  return rows;
}

async function total(store: Store): Promise<number> {
  return (await store.articles.list({ filters: {}, sort: 'newest', limit: 1 }, false)).total;
}

describe('a write that fails', () => {
  test('leaves no trace, and the next one is not disturbed by it', async () => {
    const { store, url } = fresh();
    await store.write((to) => to.save(document({ slot: 1, mentions: [mention(1)] })));
    const before = dump(url);
    const failing = store.write(async (to) => {
      to.save(document({ slot: 1, title: 5, date: null, mentions: [mention(2)] }));
      to.save(document({ slot: 2, mentions: [mention(3)] }));
      to.setMetadata('seededAt', 'never');
      await Promise.resolve();
      throw new Error('given up');
    });
    await expect(failing).rejects.toThrow('given up');
    expect(dump(url)).toEqual(before);
    expect(await total(store)).toBe(1);

    // Entities that were drawn inside it are drawn again.
    await store.write((to) => to.save(document({ slot: 3, mentions: [mention(2), mention(3)] })));
    expect(await total(store)).toBe(2);
    expect(recount(url)).toEqual([]);
    const { changes } = await store.changes.list({ since: 0, limit: 100 });
    expect(changes.map((change) => change.seq)).toEqual([1, 2, 3, 4, 5]);
  });

  test('leaves no trace where one document cannot be saved', async () => {
    const { store, url } = fresh();
    const broken = unknownEntity();
    await store.write(() => {});
    const before = dump(url);
    const failing = store.write((to) => [to.save(document({ slot: 1 })), to.save(broken)]);
    await expect(failing).rejects.toThrow('person-nobody');
    expect(dump(url)).toEqual(before);
  });

  test('is given up even where its caller swallows that a document could not be saved', async () => {
    const { store, url } = fresh();
    const broken = unknownEntity();
    await store.write(() => {});
    const before = dump(url);
    const failing = store.write((to) => {
      try {
        to.save(broken);
      } catch {
        // Half of it is written.
      }
    });
    await expect(failing).rejects.toThrow('person-nobody');
    expect(dump(url)).toEqual(before);
  });
});

describe('a rehearsal', () => {
  test('tells what would happen and writes nothing', async () => {
    const { store, url } = fresh();
    await store.write((to) => to.save(document({ slot: 1 })));
    const before = dump(url);
    const requests = [
      document({ slot: 1 }),
      document({ slot: 1, words: 2 }),
      document({ slot: 2, mentions: [mention(1)] }),
    ];
    const rehearsed = await store.dryRun((to) => requests.map((request) => to.save(request)));
    expect(rehearsed.map((saved) => saved.outcome)).toEqual(['unchanged', 'revised', 'created']);
    expect(dump(url)).toEqual(before);
    expect(await store.write((to) => requests.map((request) => to.save(request)))).toEqual(rehearsed);
    expect(recount(url)).toEqual([]);
  });
});

describe('writes', () => {
  test('wait for each other, in order, also after one that failed', async () => {
    const { store } = fresh();
    const order: string[] = [];
    const slow = store.write(async () => {
      order.push('first begins');
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('first ends');
      throw new Error('given up');
    });
    const next = store.write(() => void order.push('second'));
    await expect(slow).rejects.toThrow('given up');
    await next;
    expect(order).toEqual(['first begins', 'first ends', 'second']);
  });

  test('are not seen before they are done', async () => {
    const { store } = fresh();
    const seen: number[] = [];
    await store.write(async (to) => {
      to.save(document({ slot: 1 }));
      seen.push(await total(store), store.seq());
    });
    seen.push(await total(store), store.seq());
    expect(seen).toEqual([0, 0, 1, 1]);
  });

  test('are counted at once, whatever was counted before', async () => {
    const { store } = fresh();
    const counts = async () => [
      (await store.articles.list({ filters: { hasImage: false }, sort: 'newest', limit: 1 }, false)).total,
      (await store.articles.list({ filters: { tag: { any: ['flood'] } }, sort: 'newest', limit: 1 }, false)).total,
      (await store.entities.list({ minArticles: 1, sort: 'name', limit: 1 })).total,
      (await store.links.list({ kind: ['inline'], limit: 1 })).total,
      (await store.terms.list({ kind: 'tag', sort: 'name', limit: 1 })).total,
    ];
    expect(await counts()).toEqual([0, 0, 0, 0, 0]);
    for (const n of [1, 2]) {
      const links = [{ to: 'mail' as const }];
      await store.write((to) => to.save(document({ slot: n, tags: [0, n + 1], mentions: [mention(n)], links })));
      expect(await counts()).toEqual([n, n, n, n, n + 1]);
    }
  });

  test('are waited for by closing, and refused after it', async () => {
    const { store, url } = fresh();
    const writing = store.write(async (to) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return to.save(document({ slot: 1 }));
    });
    await store.close();
    await store.close();
    expect(await writing).toMatchObject({ outcome: 'created' });
    await expect(store.write(() => {})).rejects.toThrow('closed');
    const again = openStore(url);
    expect(await total(again)).toBe(1);
    await again.close();
  });
});

describe('facts', () => {
  test('are kept, and replaced', async () => {
    const { store, url } = fresh();
    expect(await store.metadata('seededAt')).toBeNull();
    await store.write((to) => to.setMetadata('seededAt', 'once'));
    await store.write((to) => to.setMetadata('seededAt', 'twice'));
    expect(await store.metadata('seededAt')).toBe('twice');
    await store.close();
    const again = openStore(url);
    expect(await again.metadata('seededAt')).toBe('twice');
    await again.close();
  });
});

describe('the change log', () => {
  test('is read in order, from where a reader stopped', async () => {
    const { store } = fresh();
    for (let slot = 0; slot < 5; slot++) {
      await store.write((to) => to.save(document({ slot, mentions: [mention(slot)] })));
    }
    const all = await store.changes.list({ since: 0, limit: 100 });
    expect(all).toMatchObject({ more: false, seq: 10 });
    expect(all.changes).toHaveLength(10);
    const read: unknown[] = [];
    for (let since = 0, more = true; more; ) {
      const page = await store.changes.list({ since, limit: 3 });
      read.push(...page.changes);
      since = page.changes.at(-1)?.seq ?? since;
      more = page.more;
    }
    expect(read).toEqual(all.changes);
    const articles = await store.changes.list({ since: 0, limit: 4, kind: 'article' });
    expect(articles).toMatchObject({
      more: true,
      changes: all.changes.filter((one) => one.kind === 'article').slice(0, 4),
    });
    expect(await store.changes.list({ since: 10, limit: 1 })).toEqual({ changes: [], more: false, seq: 10 });
  });

  test('goes on counting after the newest changes are gone', async () => {
    const { store, url } = fresh();
    await store.write((to) => to.save(document({ slot: 1 })));
    await store.close();
    const file = new Database(url.slice('file:'.length));
    file.exec('delete from changes');
    file.close();
    const again = openStore(url);
    await again.write((to) => to.save(document({ slot: 2 })));
    expect(again.seq()).toBe(2);
    await again.close();
    rmSync(url.slice('file:'.length));
  });
});
