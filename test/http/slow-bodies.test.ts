// Bodies that come slowly are given up with 408; nothing else is.

import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { sampleApp } from './sample.ts';

/** Sends these bytes, waits for the end of the connection, and tells what was answered. */
async function answerTo(patience: number, ...parts: string[]): Promise<string> {
  const app = await sampleApp({ openapi: false, patience });
  onTestFinished(() => app.close());
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const socket = connect(Number(port), '127.0.0.1');
  let answer = '';
  for (const part of parts) socket.write(part);
  return new Promise((resolve, reject) => {
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

const head = (method: string, path: string) =>
  `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n`;

test('a body that does not come is a 408, a problem like any other, and the end of its connection', async () => {
  const answer = await answerTo(50, head('POST', '/v1/notes'), '{"title":');
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer.toLowerCase()).toContain('\r\nconnection: close\r\n');
  expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status: 408, code: 'request-timeout' });
});

test('one that nobody reads ends the connection, after the answer', async () => {
  expect(await answerTo(50, head('GET', '/v1/notes/n1'), '{')).toMatch(/^HTTP\/1\.1 200 /);
});

test('one that came in time is answered, and its connection stays for the next', async () => {
  const body = JSON.stringify({ title: 'Rain', section: 'news' });
  const post = `POST /v1/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
  const answer = await answerTo(60_000, `${post}\r\n${body}`, `${post}Connection: close\r\n\r\n${body}`);
  expect(answer.match(/HTTP\/1\.1 201 /g)).toHaveLength(2);
});

test('one of a request that was refused ends the connection, too, after the answer', async () => {
  const type = head('POST', '/v1/notes').replace('application/json', 'text/plain');
  expect(await answerTo(50, type, '{')).toMatch(/^HTTP\/1\.1 415 /);
  expect(await answerTo(50, head('POST', '/nothing'), '{')).toMatch(/^HTTP\/1\.1 404 /);
  expect(await answerTo(50, head('PUT', '/v1/notes'), '{')).toMatch(/^HTTP\/1\.1 405 /);
  expect(await answerTo(60_000, head('POST', '/%FF'), '{')).toMatch(/^HTTP\/1\.1 400 /);
});

test('others are served while one does not come', async () => {
  const app = await sampleApp({ openapi: false, patience: 60_000 });
  onTestFinished(() => app.close());
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const sockets = Array.from({ length: 100 }, () => connect(Number(new URL(url).port), '127.0.0.1'));
  for (const socket of sockets) socket.on('error', () => {}).write(head('POST', '/v1/notes'));
  for (let time = 0; time < 20; time++) expect((await fetch(`${url}/v1/notes`)).status).toBe(200);
  for (const socket of sockets) socket.destroy();
});
