// A wire to a server that breaks: each connection ends in the middle, at random places, until it is mended.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface BreakingWire {
  url: string;
  /** How often it broke. */
  broken: () => number;
  mend: () => void;
  close: () => Promise<void>;
}

/** `most`: bytes that come through a connection before it breaks, at most. */
export async function breakingWire(target: string, most: number): Promise<BreakingWire> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let isMended = false;
  let broken = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    let left = Math.ceil(Math.random() * most);
    for (const socket of [near, far]) {
      open.add(socket);
      socket
        .on('error', () => {})
        .on('close', () => {
          open.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    near.pipe(far);
    far.on('data', (chunk: Buffer) => {
      if (!isMended && chunk.length >= left) {
        broken++;
        near.end(chunk.subarray(0, left), () => near.resetAndDestroy());
        far.destroy();
        return;
      }
      left -= chunk.length;
      if (!near.write(chunk)) {
        far.pause();
        near.once('drain', () => far.resume());
      }
    });
    far.on('end', () => near.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    broken: () => broken,
    mend() {
      isMended = true;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
