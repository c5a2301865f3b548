// One client that asks, waits for the whole answer, and keeps the time of each.

import { Agent, get } from 'node:http';

export interface Client {
  /** Milliseconds until the whole answer was there, and the answer. */
  ask: (path: string) => Promise<{ milliseconds: number; body: Buffer }>;
  close: () => void;
}

export function client(port: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    ask: (path) =>
      new Promise((resolve, reject) => {
        const began = performance.now();
        get({ port, host: '127.0.0.1', path, agent }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part) => parts.push(part));
          response.on('end', () => {
            const body = Buffer.concat(parts);
            if (response.statusCode === 200) resolve({ milliseconds: performance.now() - began, body });
            else reject(new Error(`${path}: ${response.statusCode} ${body}`));
          });
        }).on('error', reject);
      }),
    close: () => agent.destroy(),
  };
}

/** The time below which that share of them lies. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
