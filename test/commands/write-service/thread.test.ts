// The thread of the write service comes when something is handed in, and goes when there is nothing to do.

import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openWriteService, type WriteThread } from '../../../src/commands/write-service/thread.ts';
import type { Store } from '../../../src/store/index.ts';
import { openTestStore } from '../../support/store.ts';

function openAt(idle: number): { writeService: WriteThread; store: Store; commits: () => number } {
  const { store, url: databaseUrl, remove } = openTestStore();
  let commits = 0;
  const writeService = openWriteService({
    databaseUrl,
    importWorkers: 1,
    namesModel: null,
    idle,
    say: () => {},
    onChange() {
      commits++;
      store.changed();
    },
  });
  onTestFinished(async () => {
    await writeService.close();
    await remove();
  });
  return { writeService, store, commits: () => commits };
}

const person = (name: string) => ({ type: 'person' as const, name });

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await wait(5);
}

test('begins with the first verb, ends when it is idle, and comes back', async () => {
  const { writeService } = openAt(1);
  expect(writeService.isAwake()).toBe(false);
  for (const name of ['Ada Lovelace', 'Grace Hopper']) {
    expect(await writeService.execute('createEntity', person(name), null)).toMatchObject({
      id: expect.stringMatching(/^person-/),
    });
    await until(() => !writeService.isAwake());
  }
});

test('loses nothing that is handed in while it ends', async () => {
  const { writeService, store, commits } = openAt(0);
  const names = ['Ada Lovelace', 'Grace Hopper', 'Mary Somerville', 'Sofia Kovalevskaya', 'Emmy Noether'];
  for (const name of names) {
    await writeService.execute('createEntity', person(name), null);
    // Somewhere between the moment it is asked to end and the one at which it has.
    await wait(names.indexOf(name) * 3);
  }
  await until(() => !writeService.isAwake());
  expect(commits()).toBeGreaterThanOrEqual(names.length);
  expect((await store.curated.all()).map(({ name }) => name).sort()).toEqual(names.toSorted());
}, 120_000);

test('finishes what was handed in before it is closed, and takes nothing afterwards', async () => {
  const { writeService } = openAt(0);
  await writeService.execute('createEntity', person('Ada Lovelace'), null);
  const last = writeService.execute('createEntity', person('Grace Hopper'), null);
  const closed = writeService.close();
  expect(await last).toMatchObject({ id: expect.stringMatching(/^person-/) });
  await closed;
  expect(writeService.isAwake()).toBe(false);
  await expect(writeService.execute('createEntity', person('Late'), null)).rejects.toThrow('closed');
});
