// The queue of imports: whose a job is, and what becomes of one whose upload is gone.

import { hostname } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import { BEGINNING } from '../../src/commands/imports/documents.ts';
import { type LeaseOwner, newLeaseOwner } from '../../src/commands/imports/lease-owner.ts';
import { openUpload, removeSpool } from '../../src/commands/imports/spool.ts';
import { inlineWriteService } from '../../src/commands/write-service/write-service.ts';
import type { Import } from '../../src/model/import/import.ts';
import type { Store } from '../../src/store/index.ts';
import { openTestStore } from '../support/store.ts';

const article = { title: 'The pier is open', publishedDate: '2025-03-04', text: 'It opened on Monday.' };

/** An archive with a job that somebody runs, or ran, and a write service that may take it. */
async function withJob(holder: LeaseOwner, until: number, { lost = false } = {}) {
  const { store, remove } = openTestStore();
  const writeService = inlineWriteService({ store, enricher: inlineEnricher(), now: () => new Date() });
  onTestFinished(async () => {
    await writeService.close();
    await remove();
  });
  const upload = await openUpload(store.file);
  await upload.add({ name: 'a.json', contentType: null, lines: false }, [
    Buffer.from(JSON.stringify(article)),
  ] as never);
  const { spool, bytes } = await upload.finish();
  if (lost) await removeSpool(store.file, spool);
  await store.write((to) => {
    const options = JSON.stringify({ dryRun: false, onDuplicate: 'revise' });
    const cursor = JSON.stringify({ spool, place: BEGINNING, holder, until });
    to.imports.add({ id: 'job', createdAt: '2026-01-01T00:00:00Z', keyId: null, options, bytes, cursor });
    to.imports.update(to.imports.find('job')?.key ?? 0, { state: 'running', startedAt: '2026-01-01T00:00:00Z' });
  });
  // Another job, after which it is known what became of the first.
  const after = async () => {
    const next = await openUpload(store.file);
    await next.add({ name: 'b.json', contentType: null, lines: false }, [Buffer.from('{}')] as never);
    const received = await next.finish();
    const options = { dryRun: true, onDuplicate: 'revise' as const };
    const { id } = await writeService.execute('queueImport', { ...received, options, keyId: null, request: null });
    await expect.poll(async () => (await store.imports.find(id))?.state, { timeout: 30_000 }).toBe('done');
  };
  return { writeService, store, after };
}

const stateOf = async (store: Store): Promise<Import['state'] | undefined> => (await store.imports.find('job'))?.state;
const soon = () => Date.now() + 600_000;
const elsewhere = { host: 'another.example', pid: 1, name: 'x' };

test('a job that another runs is left to it, here and on another machine', async () => {
  for (const holder of [newLeaseOwner(), elsewhere]) {
    const { store, after } = await withJob(holder, soon());
    await after();
    expect(await stateOf(store)).toBe('running');
    expect(await store.imports.find('job')).toMatchObject({ items: 0 });
  }
});

test('a job of a thread or process that is gone, or not heard of, is taken over', async () => {
  const gone = [
    { holder: { host: hostname(), pid: process.pid, name: 'a thread that was lost' }, until: soon() },
    // Linux has no process of a number so high.
    { holder: { host: hostname(), pid: 2 ** 30, name: 'killed' }, until: soon() },
    { holder: elsewhere, until: Date.now() - 1 },
  ];
  for (const { holder, until } of gone) {
    const { store, writeService } = await withJob(holder, until);
    await writeService.execute('resumeImports');
    await expect.poll(() => stateOf(store), { timeout: 30_000 }).toBe('done');
    expect(await store.imports.find('job')).toMatchObject({ items: 1, counts: { created: 1 } });
  }
});

test('a job whose upload is gone fails, and says so', async () => {
  const { store, writeService } = await withJob(elsewhere, 0, { lost: true });
  await writeService.execute('resumeImports');
  await expect.poll(() => stateOf(store), { timeout: 30_000 }).toBe('failed');
  expect(await store.imports.find('job')).toMatchObject({
    problem: 'What was sent is not on the disk of this server.',
    finishedAt: expect.any(String),
  });
});
