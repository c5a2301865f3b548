// Bodies that are too large: whoever sends all of one before reading sees the answer, and may go on.

import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { sampleApp } from './sample.ts';

const CHUNK = Buffer.alloc(64 * 1024, 0x61);
/** Far more than the sample takes, and than sockets hold by themselves. */
const CHUNKS = 500;

test.each([
  ['its length', `Content-Length: ${CHUNK.length * CHUNKS}`, '', '', ''],
  ['what comes', 'Transfer-Encoding: chunked', `${CHUNK.length.toString(16)}\r\n`, '\r\n', '0\r\n\r\n'],
])(
  'one that is too large by %s is answered with 413 after it was sent, and its connection stays',
  async (_, length, before, after, end) => {
    const app = await sampleApp({ openapi: false });
    onTestFinished(() => app.close());
    const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
    const socket = connect(Number(port), '127.0.0.1').pause();
    socket.write(`POST /v1/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${length}\r\n\r\n`);
    for (let sent = 0; sent < CHUNKS; sent++) {
      socket.write(before);
      socket.write(CHUNK);
      if (!socket.write(after)) await once(socket, 'drain');
    }
    socket.write(`${end}GET /v1/notes/n1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    let answer = '';
    for await (const text of socket.setEncoding('utf8')) answer += text;
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
  },
);

test('one that does not end is given up after the answer', async () => {
  const app = await sampleApp({ openapi: false });
  onTestFinished(() => app.close());
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
  const said = (what: string) => new Promise((resolve) => socket.once(what, resolve));
  const ended = said('close');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text;
  });
  socket.write('POST /v1/nothing HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
  while (!socket.closed) {
    socket.write(`${CHUNK.length.toString(16)}\r\n`);
    socket.write(CHUNK);
    if (!socket.write('\r\n')) await Promise.race([said('drain'), ended]);
  }
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
});

/** More than a query may have, and less than a connection buffers. */
const LARGE = JSON.stringify({ note: 'x'.repeat(70 * 1024) });

test.each([
  ['too large', 'POST', '/v1/notes', LARGE, 413],
  ['of a route that does not exist', 'POST', '/v1/nothing', LARGE, 404],
  ['of a method that is not allowed', 'PUT', '/v1/notes', LARGE, 405],
  ['of a read', 'GET', '/v1/notes/n1', LARGE, 200],
  ['not valid', 'POST', '/v1/notes', JSON.stringify({ note: 'x'.repeat(1_000) }), 400],
])('a body that is %s is not in memory when the next one arrives', async (_, method, path, body, status) => {
  const app = await sampleApp({ openapi: false });
  onTestFinished(() => app.close());
  const requests: IncomingMessage[] = [];
  app.server.on('request', (request) => requests.push(request));
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8').resume();
  const head = `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;
  for (let sent = 0; sent < 3; sent++) {
    socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body}`);
    const [answer] = await once(socket, 'data');
    expect(answer).toContain(`HTTP/1.1 ${status} `);
  }
  expect(requests[0]?.readableEnded).toBe(true);
  socket.destroy();
});

test('replies to large bodies that are refused are sent one at a time, and others do not wait for them', async () => {
  const app = await sampleApp({ openapi: false });
  onTestFinished(() => app.close());
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const order: string[] = [];
  const post = async () => {
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(`${url}/v1/notes`, { method: 'POST', headers, body: LARGE });
    order.push(String(status));
  };
  const refused = Array.from({ length: 60 }, post);
  await Promise.race(refused);
  expect((await fetch(`${url}/v1/notes/n1`)).status).toBe(200);
  order.push('read');
  await Promise.all(refused);
  expect(order.filter((what) => what === '413')).toHaveLength(60);
  expect(order.indexOf('read')).toBeLessThan(30);
});
