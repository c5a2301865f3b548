// Writes down what the sample archive answers to the examples of the contract.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../src/app.ts';
import { inlineEnricher } from '../src/commands/enrichment/inline.ts';
import { createKey } from '../src/commands/keys.ts';
import { seedArchive } from '../src/commands/seed-archive.ts';
import { inlineWriteService } from '../src/commands/write-service/write-service.ts';
import { EXAMPLE_EXPORTS, EXAMPLE_REQUESTS, timelessExport } from '../src/http/examples.ts';
import { openStore } from '../src/store/index.ts';
import { sampleImport } from './examples/import.ts';
import { writes } from './examples/writes.ts';

const SEEDED_AT = new Date('2026-01-01T00:00:00Z');

const folder = mkdtempSync(join(tmpdir(), 'news-archive-'));
const store = openStore(`file:${join(folder, 'archive.db')}`);
try {
  await seedArchive(store, 'seed', { enricher: inlineEnricher(), now: () => SEEDED_AT });
  const writeService = inlineWriteService({ store, enricher: inlineEnricher(), now: () => SEEDED_AT });
  await sampleImport(store, writeService);
  const app = await buildApp({ store, writeService });
  const { token } = await createKey(store, { name: 'examples', scope: 'write', expiresAt: null }, SEEDED_AT);
  const headers = { authorization: `Bearer ${token}` };
  const replies: Record<string, unknown> = {};
  for (const [name, request] of Object.entries(EXAMPLE_REQUESTS)) {
    const reply = await app.inject(
      typeof request === 'string'
        ? { url: request, headers }
        : { method: 'POST', url: request.post, payload: request.body },
    );
    if (reply.statusCode !== 200) throw new Error(`${name} answers ${reply.statusCode} ${reply.body}`);
    replies[name] = reply.json();
  }
  const exports: Record<string, unknown> = {};
  for (const [kind, url] of Object.entries(EXAMPLE_EXPORTS)) {
    const ndjson = await app.inject({ url });
    // An archive is no table.
    const csv = kind === 'archive' ? null : await app.inject({ url: `${url}&format=csv` });
    if (ndjson.statusCode !== 200 || (csv && csv.statusCode !== 200))
      throw new Error(`${url} answers ${ndjson.body} ${csv?.body}`);
    exports[kind] = { ndjson: timelessExport(ndjson.body), ...(csv && { csv: csv.body }) };
  }
  Object.assign(replies, { exports, ...(await writes(app, store)) });
  await app.close();
  await writeService.close();
  writeFileSync('src/http/examples.gen.json', `${JSON.stringify(replies, null, 2)}\n`);
  console.log(`${Object.keys(replies).length} examples are recorded. Now run "npm run openapi".`);
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
