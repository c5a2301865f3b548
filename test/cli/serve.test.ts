import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clipping } from '../commands/documents.ts';
import { folderOf, type Running, run, start } from './run.ts';

function serve(folder: string, settings: Record<string, string> = {}): Running {
  return start(['serve'], { DATABASE_URL: `file:${join(folder, 'archive.db')}`, ...settings });
}

/** Where it serves, from its log. */
async function addressOf(server: Running): Promise<URL> {
  const said = await server.says(/serves (http:\S+)/);
  return new URL(said.match(/serves (http:\S+)/)?.[1] ?? '');
}

async function total(address: URL): Promise<number> {
  const response = await fetch(new URL('/v1/articles?limit=1', address));
  return ((await response.json()) as { page: { total: number } }).page.total;
}

describe('serving', () => {
  test('seeds a new archive, takes imports from elsewhere, and ends when it is told to', async () => {
    const folder = folderOf({ 'a.md': clipping(1) });
    const settings = { SEED: 'auto', DATABASE_URL: `file:${join(folder, 'new', 'archive.db')}` };
    const server = serve(folder, settings);
    const address = await addressOf(server);
    await server.says(`Imported 40 articles of the sample archive into ${settings.DATABASE_URL}.`);
    expect(await total(address)).toBe(40);

    expect(await run(['import', join(folder, 'a.md')], settings)).toMatchObject({ code: 0 });
    expect(await total(address)).toBe(41);

    server.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });

    const again = serve(folder, settings);
    expect(await total(await addressOf(again))).toBe(41);
    again.kill('SIGINT');
    const { code, stdout, stderr } = await again.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain('sample archive');
  }, 60_000);

  test('finishes the request under way, and waits for no connection that is idle', async () => {
    const server = serve(folderOf());
    const address = await addressOf(server);
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const [idle] = await once(get(new URL('/livez', address), { agent }), 'response');
    await once(idle.resume(), 'end');

    const socket = connect(Number(address.port), address.hostname);
    let reply = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      reply += chunk;
    });
    const closed = once(socket, 'close');
    const silent = connect(Number(address.port), address.hostname);
    await once(silent, 'connect');
    await new Promise<void>((sent) => socket.write('GET /v1/articles HTTP/1.1\r\nHost: x\r\n', () => sent()));
    // The server must have read the beginning, else nothing is under way.
    await fetch(new URL('/livez', address));
    server.kill('SIGTERM');
    await server.says('finishing');
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.write('\r\n');
    await closed;
    expect(reply).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(reply).toContain('"data":[]');
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('a server that cannot start says why in one line', () => {
  async function failing(settings: Record<string, string>): Promise<string> {
    const { code, stdout, stderr } = await serve(folderOf(), settings).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^news-archive: [A-Z].*\.\n$/);
    return stderr;
  }

  test('where its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await failing({ PORT: String(port) })).toContain(
      `Port ${port} is in use on 127.0.0.1. Set PORT to another one`,
    );
  });

  test('where this machine does not have its address', async () => {
    expect(await failing({ HOST: '192.0.2.1' })).toContain('does not have the address 192.0.2.1');
  });

  test('where its archive cannot be made', async () => {
    const folder = folderOf();
    writeFileSync(join(folder, 'file'), '');
    const why = await failing({ DATABASE_URL: `file:${join(folder, 'file', 'archive.db')}` });
    expect(why).toContain(`${join(folder, 'file')} is not a folder`);
  });

  test('where a setting is wrong', async () => {
    expect(await failing({ TRUST_PROXY: 'everybody' })).toMatch(/Setting TRUST_PROXY: .* it is "everybody"\.$/m);
  });
});
