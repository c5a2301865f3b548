// What the sample archive answers to the examples that change it, one after another.

import { createKey } from '../../src/commands/keys.ts';
import { EXAMPLE_WRITES, type ExampleWrite } from '../../src/http/examples.ts';
import type { App } from '../../src/http/routes/route.ts';
import type { Store } from '../../src/store/index.ts';
import { whenDone } from './import.ts';

export async function writes(app: App, store: Store): Promise<Record<string, unknown>> {
  const { token } = await createKey(store, { name: 'examples', scope: 'admin', expiresAt: null }, new Date());
  const replies: Record<string, { id: string }> = {};
  for (const [name, write] of Object.entries(EXAMPLE_WRITES)) {
    const { method, path, body }: ExampleWrite = write;
    const reply = await app.inject({
      method,
      url: path
        .replace('{article}', replies.createArticle?.id ?? '')
        .replace('{import}', replies.createImport?.id ?? ''),
      headers: { authorization: `Bearer ${token}`, 'if-match': '*' },
      ...(body && { payload: body }),
    });
    if (reply.statusCode >= 300) throw new Error(`${name} answers ${reply.statusCode} ${reply.body}`);
    replies[name] = reply.json();
    if (name === 'createImport') await whenDone(store, replies[name].id);
  }
  return replies;
}
