// Single changes go before the documents of an import: in the archive, and with those who enrich.

import { expect, onTestFinished, test } from 'vitest';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import { openEnricherPool } from '../../src/commands/enrichment/pool.ts';
import { importDocuments } from '../../src/commands/import-documents.ts';
import { openTestStore } from '../support/store.ts';
import { clipping, documentsOf } from './documents.ts';

const texts = Object.fromEntries(Array.from({ length: 12 }, (_, number) => [`${number}.md`, clipping(number)]));

test.each([false, true])(
  'an import commits what it has when somebody waits, and goes on (dry run: %s)',
  async (dryRun) => {
    const { store, remove } = openTestStore();
    onTestFinished(remove);
    const events: (number | string)[] = [];
    let saved = 0;
    let single: Promise<unknown> | undefined;
    const report = await importDocuments(store, documentsOf(texts), {
      enricher: inlineEnricher(),
      dryRun,
      now() {
        // Asked for each document, as it is saved.
        if (++saved === 3) single = store.write(() => void events.push('single'));
        return new Date('2026-01-01T00:00:00Z');
      },
      commit: (_, items) => void events.push(items.length),
    });
    await single;
    expect(events.indexOf('single')).toBe(dryRun ? 0 : 1);
    expect(events.filter((event) => event !== 'single')).toEqual([3, 9]);
    expect(report).toMatchObject({ created: 12, rejected: 0 });
  },
);

test('a pool enriches what is urgent before what waited already', async () => {
  const pool = openEnricherPool({ workers: 1 });
  onTestFinished(() => pool.close());
  await pool.ready();
  const order: string[] = [];
  const read = async (name: string, urgency: 'urgent' | 'whenever') => {
    const outcome = await pool.read({ name: `${name}.md`, bytes: Buffer.from(clipping(1)) }, urgency);
    expect(outcome.ok).toBe(true);
    order.push(name);
  };
  const others = Array.from({ length: 30 }, (_, number) => read(`${number}`, 'whenever'));
  const urgent = [read('first', 'urgent'), read('second', 'urgent')];
  await Promise.all([...others, ...urgent]);
  const [first, second] = [order.indexOf('first'), order.indexOf('second')];
  // One may have been begun, and the worker may have had as many at hand as it heard of first.
  expect(second).toBe(first + 1);
  expect(second).toBeLessThan(12);
  expect(order.filter((name) => /\d/.test(name))).toEqual(Array.from({ length: 30 }, (_, number) => `${number}`));
});
