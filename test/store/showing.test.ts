// Whoever follows the change log has what the archive shows: also of articles that changed only since others did.

import { afterEach, expect, test } from 'vitest';
import { importText, openTestStore, type TestStore } from '../support/store.ts';

let archive: TestStore;
afterEach(() => archive.remove());

const page = (name: string) => `https://courier.example/${name}`;
const story = (name: string, text: string) => `# The ${name}\n\n${text}\n\nOriginal url: ${page(name)}\n`;

/** Lines of articles after `since`, as `operation id`. */
async function told(since: number): Promise<string[]> {
  const { changes } = await archive.store.changes.list({ since, limit: 100 });
  return changes.filter(({ kind }) => kind === 'article').map(({ operation, id }) => `${operation} ${id}`);
}

test('an article to which another comes to link is told, once', async () => {
  archive = openTestStore();
  const { store } = archive;
  const dyke = await importText(store, 'dyke', story('dyke', 'It holds.'));
  const waiting = await importText(store, 'waiting', story('waiting', `See [the ferry](${page('ferry')}).`));
  let seq = store.seq();
  const ferry = await importText(
    store,
    'ferry',
    story('ferry', `See [the dyke](${page('dyke')}), [the dyke](${page('dyke')}) again.`),
  );
  expect((await told(seq)).sort()).toEqual([`create ${ferry}`, `update ${dyke}`, `update ${waiting}`].sort());

  seq = store.seq();
  await store.write((to) =>
    to.withdraw({ id: ferry, at: '2026-02-01T00:00:00Z', reason: null, note: null, erase: false }),
  );
  expect((await told(seq)).sort()).toEqual([`withdraw ${ferry}`, `update ${dyke}`, `update ${waiting}`].sort());
});

test('what is imported together has a line each', async () => {
  archive = openTestStore();
  const { store } = archive;
  const seq = store.seq();
  const id = await importText(store, 'ferry', story('ferry', `See [this](${page('ferry')}).`));
  expect(await told(seq)).toEqual([`create ${id}`]);
});

test('articles of a source that gets another name are told', async () => {
  archive = openTestStore();
  const { store } = archive;
  const first = await importText(store, 'a', story('first', 'It holds.'));
  const seq = store.seq();
  const second = await importText(store, 'b', `---\nsource: The Courier\n---\n${story('second', 'It holds, too.')}`);
  expect((await told(seq)).sort()).toEqual([`create ${second}`, `update ${first}`].sort());
});
