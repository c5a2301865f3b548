// The history in the store: the revision of a moment, and comparisons of all revisions of the sample archive.

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { RevisionDiff } from '../../src/model/diff/revision-diff.ts';
import type { ComparedRevision } from '../../src/model/diff/revisions.ts';
import { assemble } from '../../src/store/index.ts';
import { expectSound } from '../model/diff/sound.ts';
import { openTestStore, seededStore, type TestStore } from '../support/store.ts';
import { documentOf, plain } from './documents.ts';

describe('The sample archive', () => {
  let archive: TestStore;
  beforeAll(async () => {
    archive = await seededStore();
  });
  afterAll(() => archive.remove());

  test('has comparisons of any two revisions, whose offsets hold', async () => {
    const { articles } = archive.store;
    const { rows } = await articles.list({ filters: {}, sort: 'newest', limit: 100 }, false);
    const revised = rows
      .map(({ card }) => JSON.parse(card) as { id: string; revision: number })
      .filter(({ revision }) => revision > 1);
    expect(revised.length).toBeGreaterThan(0);
    let changes = 0;
    for (const { id, revision: last } of revised) {
      const whole = async (revision: number): Promise<ComparedRevision> => {
        const found = await articles.revision(id, revision);
        const current = found?.snapshot === null ? await articles.find(id, true) : null;
        const article = JSON.parse(found?.snapshot ?? (current ? assemble(current) : ''));
        return { revision, at: found?.about.at ?? '', textHash: found?.about.textHash ?? '', article };
      };
      for (let from = 1; from <= last; from++) {
        for (let to = 1; to <= last; to++) {
          const diff: RevisionDiff = JSON.parse((await articles.diff({ id, from, to, format: 'json' })) ?? '');
          const [old, new_] = [await whole(from), await whole(to)];
          expectSound(diff, old, new_);
          expect([diff.from.textHash, diff.to.textHash]).toEqual([old.article.textHash, new_.article.textHash]);
          expect(diff.meta.granularity).toBe('word');
          if (from === to) expect(diff.classes).toEqual([]);
          else changes += diff.classes.length;
        }
      }
    }
    expect(changes).toBeGreaterThan(0);
  });
});

describe('The moments of an article', () => {
  test('are when each revision came, the oldest first', async () => {
    const { store, remove } = openTestStore();
    onTestFinished(remove);
    const save = (words: number, at: string) => store.write((to) => to.save(documentOf(plain({ slot: 1, words }), at)));
    const { id } = await save(1, '2026-01-01T00:00:00Z');
    await save(2, '2026-02-01T00:00:00Z');
    await save(3, '2026-02-01T00:00:00Z');
    expect(await store.articles.moments(id)).toEqual([
      { revision: 1, at: '2026-01-01T00:00:00Z' },
      { revision: 2, at: '2026-02-01T00:00:00Z' },
      { revision: 3, at: '2026-02-01T00:00:00Z' },
    ]);
    expect(await store.articles.moments('0000000000000000')).toEqual([]);
    expect(await store.articles.diff({ id, from: 1, to: 4, format: 'json' })).toBeNull();
    expect(await store.articles.diff({ id: '0000000000000000', from: 1, to: 1, format: 'json' })).toBeNull();
  });
});

describe('Two long texts with nothing in common', () => {
  test('are compared by another thread: reading an article does not wait for it', { timeout: 60_000 }, async () => {
    const { store, remove } = openTestStore({ workers: 1, deadline: 60_000 });
    onTestFinished(remove);
    const request = documentOf(plain({ slot: 1 }));
    const save = (letter: string) => {
      const text = Array.from({ length: 150_000 }, (_, index) => `${letter}${index.toString(36)}`).join(' ');
      const block = { type: 'paragraph' as const, start: 0, end: text.length, text };
      const draft = { ...request.draft, text, blocks: [block], links: [] };
      const findings = { ...request.findings, mentions: [], quotes: [], figures: [], links: [] };
      return store.write((to) => to.save({ ...request, draft, findings, sourceHash: letter }));
    };
    const { id } = await save('a');
    await save('b');
    const order: string[] = [];
    const diff = store.articles.diff({ id, from: 1, to: 2, format: 'json' }).then((json) => {
      order.push('diff');
      return JSON.parse(json ?? '') as RevisionDiff;
    });
    await store.articles.find(id, false);
    order.push('article');
    expect((await diff).meta.granularity).toBe('paragraph');
    expect(order).toEqual(['article', 'diff']);
  });
});
