// A wire to a server on which letters become others, in the first few answers.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export async function wireThatChanges(target: string, change: (text: string) => string, answers: number) {
  let left = answers;
  const server = createServer(async (request, response) => {
    const text = await (await fetch(target + request.url)).text();
    response.end(left-- > 0 ? change(text) : text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
