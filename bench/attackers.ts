// Attackers: a process of its own that sends hostile bodies over several connections, and large uploads all at once.

import { Agent, request } from 'node:http';
import { setPriority } from 'node:os';

export type Shape = 'unknown fields' | 'nested arrays' | 'equal values' | 'long text' | 'long field';
export type Attack =
  | { attack: Shape; bytes: number; port: number; clients: number; milliseconds: number }
  | { upload: number; bytes: number; port: number; token: string };

export interface Damage {
  /** Answers by status; 0: the connection was closed instead. */
  statuses: Record<number, number>;
  biggestReply: number;
  seconds: number;
}

// They stand for other machines: they must not take the processor from the server that is measured.
setPriority(10);

process.on('message', async (order: Attack) => {
  const began = performance.now();
  const damage: Damage = { statuses: {}, biggestReply: 0, seconds: 0 };
  if ('attack' in order) await attack(order, damage);
  else await upload(order, damage);
  damage.seconds = (performance.now() - began) / 1000;
  process.send?.(damage);
});
process.on('disconnect', () => process.exit());

async function attack(order: Extract<Attack, { attack: Shape }>, damage: Damage): Promise<void> {
  const { port, clients, milliseconds } = order;
  const body = bodyOf(order.attack, order.bytes);
  const until = performance.now() + milliseconds;
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const headers = { 'content-type': 'application/json' };
  const one = async () => {
    while (performance.now() < until) await send({ port, agent, headers, path: '/v1/articles/search' }, body, damage);
  };
  await Promise.all(Array.from({ length: clients }, one));
  agent.destroy();
}

async function upload(order: Extract<Attack, { upload: number }>, damage: Damage): Promise<void> {
  const { port, token, bytes } = order;
  const boundary = 'bench-boundary';
  const file = (name: string) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}.md"\r\n\r\n`),
      Buffer.alloc(bytes / 2, 'The harbour was dredged again last week.\n'),
      Buffer.from('\r\n'),
    ]);
  const body = Buffer.concat([file('one'), file('other'), Buffer.from(`--${boundary}--\r\n`)]);
  const headers = { authorization: `Bearer ${token}`, 'content-type': `multipart/form-data; boundary=${boundary}` };
  const agent = new Agent({ maxSockets: order.upload });
  const all = Array.from({ length: order.upload }, () =>
    send({ port, agent, headers, path: '/v1/imports' }, body, damage),
  );
  await Promise.all(all);
}

interface Target {
  port: number;
  agent: Agent;
  headers: Record<string, string>;
  path: string;
}

function send({ headers, ...target }: Target, body: Buffer, damage: Damage): Promise<void> {
  return new Promise((resolve) => {
    const count = (status: number, bytes: number) => {
      damage.statuses[status] = (damage.statuses[status] ?? 0) + 1;
      damage.biggestReply = Math.max(damage.biggestReply, bytes);
      resolve();
    };
    const options = {
      ...target,
      host: '127.0.0.1',
      method: 'POST',
      headers: { ...headers, 'content-length': body.length },
    };
    const sending = request(options, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      response.on('end', () => count(response.statusCode ?? 0, bytes));
    });
    sending.on('error', () => count(0, 0));
    sending.end(body);
  });
}

function bodyOf(shape: Shape, bytes: number): Buffer {
  switch (shape) {
    case 'unknown fields': {
      const fields = Array.from(
        { length: Math.floor(bytes / 16) },
        (_, at) => `"field${String(at).padStart(6, '0')}":1`,
      );
      return Buffer.from(`{${fields.join(',')}}`);
    }
    case 'nested arrays':
      return Buffer.from('['.repeat(Math.ceil(bytes / 2)) + ']'.repeat(Math.floor(bytes / 2)));
    case 'equal values':
      return Buffer.from(`{"tag":[${'"flood",'.repeat(Math.ceil(bytes / 8))}"flood"]}`);
    case 'long text':
      return Buffer.from(`{"q":"${'x'.repeat(bytes - 8)}"}`);
    case 'long field':
      return Buffer.from(`{"${'x'.repeat(bytes - 8)}":1}`);
  }
}
