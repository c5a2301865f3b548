// Another process that writes to an archive: `node writer.ts <address> <documents>`, each in a transaction of its own.

import { openStore } from '../../src/store/index.ts';
import { documentOf, plain } from '../store/documents.ts';

const [url = '', count = '1'] = process.argv.slice(2);
const store = openStore(url, { workers: 0 });
for (let slot = 0; slot < Number(count); slot++) await store.write((to) => to.save(documentOf(plain({ slot }))));
await store.close();
