// The import that the sample archive has: a rehearsal of one article, so that the archive is what it was.

import { openUpload } from '../../src/commands/imports/spool.ts';
import type { WriteService } from '../../src/commands/write-service/write-service.ts';
import { importExample } from '../../src/http/examples.ts';
import type { Store } from '../../src/store/index.ts';

/** Its id; the write service must be one of the moment at which the archive was seeded. */
export async function sampleImport(store: Store, writeService: WriteService): Promise<string> {
  const upload = await openUpload(store.file);
  await upload.add({ name: 'market-hall.ndjson', contentType: null, lines: true }, chunks());
  const received = await upload.finish();
  const options = { dryRun: true, onDuplicate: 'revise' as const };
  const { id } = await writeService.execute('queueImport', { ...received, options, keyId: null, request: null });
  await whenDone(store, id);
  return id;
}

/** @throws where it came out otherwise. */
export async function whenDone(store: Store, id: string): Promise<void> {
  for (;;) {
    const job = await store.imports.find(id);
    if (job?.state === 'done') return;
    if (job?.state !== 'queued' && job?.state !== 'running') throw new Error(`The import is ${JSON.stringify(job)}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function* chunks() {
  yield Buffer.from(`${JSON.stringify(importExample)}\n`);
}
