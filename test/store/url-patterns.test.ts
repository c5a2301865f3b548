// Old forms of addresses: told before or after the articles came, they lead to the same.

import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '../../src/store/index.ts';
import { importText, openTestStore } from '../support/store.ts';

const PATTERNS = [{ from: 'https://port.example/story.php?id={id}', to: 'https://port.example/stories/{id}' }];
const STORY = '# The quay\n\nMarch 5, 2025\n\nThe quay was mended.\n\nOriginal url: https://port.example/stories/7\n';
const CITING =
  '# The ferry\n\nMarch 6, 2025\n\nThe ferry came, as [was told](https://port.example/story.php?id=7).\n\nOriginal url: https://port.example/stories/8\n';

/** Waits until nothing is rebuilt any more. */
async function upkeepOf(store: Store): Promise<void> {
  while (store.isWriting()) await wait(5);
}

test('what is archived already is looked at anew, and the change log tells', async () => {
  const first = openTestStore();
  onTestFinished(first.remove);
  const story = await importText(first.store, 'quay', STORY);
  const citing = await importText(first.store, 'ferry', CITING);
  const link = async (store: typeof first.store) => {
    const article = await store.articles.find(citing, true);
    return JSON.parse(article?.links ?? '[]').find((one: { kind: string }) => one.kind === 'inline');
  };
  expect(await link(first.store)).toMatchObject({ state: 'external' });
  const seq = first.store.seq();
  await first.store.close();

  const second = openStore(first.url, { workers: 0, urlPatterns: PATTERNS });
  await upkeepOf(second);
  expect(await link(second)).toMatchObject({ state: 'resolved', targetArticleId: story });
  expect(await second.articles.findByUrl('http://www.port.example/story.php?id=7')).toMatchObject({ id: story });
  const { changes } = await second.changes.list({ since: seq, limit: 10, kind: 'article' });
  expect(changes.map(({ id, operation }) => `${operation} ${id}`).sort()).toEqual(
    [`update ${story}`, `update ${citing}`].sort(),
  );
  await second.close();

  // Whoever does not say otherwise keeps them; whoever takes them away has it as it was.
  const third = openStore(first.url, { workers: 0 });
  await upkeepOf(third);
  expect(await link(third)).toMatchObject({ state: 'resolved' });
  await third.close();
  const last = openStore(first.url, { workers: 0, urlPatterns: [] });
  await upkeepOf(last);
  expect(await link(last)).toMatchObject({ state: 'external' });
  await last.close();
});

test('what was withdrawn is known under its old forms, too', async () => {
  const made = openTestStore();
  const story = await importText(made.store, 'quay', STORY);
  await made.store.close();
  const store = openStore(made.url, { workers: 0, urlPatterns: PATTERNS });
  onTestFinished(async () => {
    await store.close();
    await made.remove();
  });
  await store.write((to) =>
    to.withdraw({ id: story, at: '2025-03-07T00:00:00Z', reason: null, note: null, erase: false }),
  );
  const old = 'https://port.example/story.php?id=7';
  expect(store.tombstones.findByUrl(old)).toMatchObject({ id: story });
  const again = await importText(store, 'again', STORY.replace('https://port.example/stories/7', old)).catch(String);
  expect(again).not.toBe(story);
  expect(await store.articles.findByUrl(old)).toBeNull();
});
