// A request as bytes on a socket, so that anything can be asked, also what no client library would send.

import { connect } from 'node:net';
import type { Exchange } from './contract.ts';

export interface RawRequest {
  method: string;
  url: string;
  /** In order, repeated names allowed. `Host` and `Connection: close` are added, unless they are among them. */
  headers?: readonly (readonly [string, string])[];
  body?: string | Buffer;
}

/** Sends the request and reads until the server closes; null where it closes without a word. */
export function send(origin: string, request: RawRequest): Promise<Exchange | null> {
  const { method, url, headers = [], body } = request;
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  const all = [
    ...(named.has('host') ? [] : [['Host', 'archive.example']]),
    ...(named.has('connection') ? [] : [['Connection', 'close']]),
    ...(body === undefined || named.has('content-length') || named.has('transfer-encoding')
      ? []
      : [['Content-Length', String(Buffer.byteLength(body))]]),
    ...headers,
  ];
  const head = `${method} ${url} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return sendBytes(origin, Buffer.concat([Buffer.from(head), Buffer.from(body ?? '')])).then((bytes) => {
    const reply = readReply(bytes);
    return reply && { method, url, ...reply };
  });
}

/** Sends bytes, whatever they are, and gives back the bytes that come. */
export function sendBytes(origin: string, bytes: Buffer, { timeout = 10_000 } = {}): Promise<Buffer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    socket.setTimeout(timeout, () => socket.destroy(new Error(`No reply within ${timeout} ms.`)));
    socket.on('data', (data) => received.push(data));
    // A server that refuses before it has read everything may reset the connection after its answer.
    socket.on('error', (error) =>
      received.length > 0 || isReset(error) ? resolve(Buffer.concat(received)) : reject(error),
    );
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(Buffer.concat(received)));
  });
}

function isReset(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ECONNRESET' || error.code === 'EPIPE';
}

function readReply(bytes: Buffer): Pick<Exchange, 'status' | 'headers' | 'body'> | null {
  let rest = bytes;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    if (end === -1) return null;
    const [statusLine = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1]);
    rest = rest.subarray(end + 4);
    // RFC 9110 §15.2: an interim reply goes before the real one.
    if (status >= 100 && status < 200) continue;
    const headers = readHeaders(lines);
    const body = headers['transfer-encoding'] === 'chunked' ? dechunked(rest) : rest;
    return { status, headers, body: body.toString('utf8') };
  }
}

function readHeaders(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

// RFC 9112 §7.1
function dechunked(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16);
    if (end === -1 || !(size > 0)) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
