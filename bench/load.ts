// The load: a process of its own that asks as fast as it is answered, over a few connections that stay open.
//
// It writes requests to sockets and reads no more of a reply than its length, because a full HTTP client would be slower
// than the servers it is to measure.

import { connect } from 'node:net';

export interface Target {
  port: number;
  paths: string[];
}
export type Order = { define: string; target: Target } | { run: string; connections: number; milliseconds: number };
export interface Run {
  requests: number;
  seconds: number;
  bytes: number;
}

const NOTHING = Buffer.alloc(0);
const targets = new Map<string, { port: number; requests: string[]; next: number }>();

process.on('message', async (order: Order) => {
  if ('define' in order) {
    const { port, paths } = order.target;
    const requests = paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    targets.set(order.define, { port, requests, next: 0 });
    process.send?.(null);
  } else process.send?.(await run(order.run, order.connections, order.milliseconds));
});
process.on('disconnect', () => process.exit());

async function run(name: string, connections: number, milliseconds: number): Promise<Run> {
  const target = targets.get(name);
  if (!target) throw new Error(`There is no target ${name}.`);
  const began = performance.now();
  const until = began + milliseconds;
  const done = { requests: 0, bytes: 0 };
  const next = () => {
    if (performance.now() > until) return undefined;
    const request = target.requests[target.next];
    target.next = (target.next + 1) % target.requests.length;
    return request;
  };
  await Promise.all(Array.from({ length: connections }, () => converse(target.port, next, done)));
  return { ...done, seconds: (performance.now() - began) / 1000 };
}

/** Opens a connection, asks, waits for the whole answer, asks again, until there is no next request. */
function converse(port: number, next: () => string | undefined, done: Omit<Run, 'seconds'>): Promise<void> {
  return new Promise((resolve, reject) => {
    /** What came of a head that is not whole yet. */
    let part = NOTHING;
    /** Bytes of the answer still to come. */
    let missing = 0;
    const ask = () => {
      const request = next();
      if (request !== undefined) return void socket.write(request, 'latin1');
      socket.destroy();
      resolve();
    };
    const take = (length: number, buffer: Uint8Array) => {
      done.bytes += length;
      if (missing > 0) missing -= length;
      else {
        const came = Buffer.from(buffer.buffer, buffer.byteOffset, length);
        const chunk = part.length > 0 ? Buffer.concat([part, came]) : came;
        const end = chunk.indexOf('\r\n\r\n');
        part = end === -1 ? Buffer.from(chunk) : NOTHING;
        if (end === -1) return true;
        const head = chunk.toString('latin1', 0, end);
        const said = /\r\ncontent-length: *(\d+)/i.exec(head);
        if (!said || !head.startsWith('HTTP/1.1 200')) {
          reject(new Error(`Not an answer: ${head}`));
          return false;
        }
        missing = Number(said[1]) - (chunk.length - end - 4);
      }
      if (missing > 0) return true;
      done.requests++;
      ask();
      return true;
    };
    // One buffer for all that comes, instead of a new one for each piece.
    const onread = { buffer: Buffer.alloc(2 ** 16), callback: take };
    const socket = connect({ port, host: '127.0.0.1', noDelay: true, onread }, ask);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The server closed the connection.')));
  });
}
