// A real nginx before a server, with a configuration of ours on a free port of this machine.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const NGINX = ['nginx', '/usr/sbin/nginx'].find((name) => spawnSync(name, ['-v']).status === 0);
if (NGINX === undefined) console.warn('Nothing is tried behind nginx: it is missing ("apt-get install nginx-light").');

export interface ReverseProxy {
  /** `http://127.0.0.1:34567` */
  url: string;
  close: () => Promise<void>;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Serves these `server` blocks; `check` gives what `nginx -t` has to say, empty if nothing. */
export async function startNginx(port: number, blocks: string): Promise<ReverseProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-nginx-'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, mainConfig(folder, blocks));
  const options = ['-p', folder, '-c', file, '-e', join(folder, 'error.log')];
  const checked = spawnSync(NGINX ?? 'nginx', ['-t', ...options], { encoding: 'utf8' });
  if (checked.status !== 0 || /\[(?:warn|emerg)\]/.test(checked.stderr)) throw new Error(checked.stderr);
  const child: ChildProcess = spawn(NGINX ?? 'nginx', options, { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 200; tries++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      break;
    await wait(50);
  }
  return {
    url,
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function mainConfig(folder: string, blocks: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n');
  return `daemon off;
pid ${join(folder, 'nginx.pid')};
error_log ${join(folder, 'error.log')};
events {}
http {
access_log off;
${temporary}
${blocks}
}
`;
}
