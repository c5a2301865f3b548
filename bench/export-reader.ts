// The reader of an export: a process of its own, so that whoever asks for little meanwhile does not wait for it, too.

import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';

export interface ExportOrder {
  port: number;
  path: string;
  isCompressed: boolean;
}

/** What came of it, which is all there is: otherwise nothing is reported. */
export interface ExportRead {
  /** Rows, or changes of an archive. */
  count: number;
  /** Of the text, and as they were sent. */
  bytes: number;
  sent: number;
  seconds: number;
}

const NEWLINE = 10;

process.on('message', async (order: ExportOrder) => process.send?.(await read(order)));
process.on('disconnect', () => process.exit());

async function read({ port, path, isCompressed }: ExportOrder): Promise<ExportRead> {
  const began = performance.now();
  const headers = isCompressed ? { 'accept-encoding': 'gzip' } : {};
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers, agent: false }, resolve).on('error', reject);
  });
  if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode}`);
  if ((response.headers['content-encoding'] === 'gzip') !== isCompressed) throw new Error(`${path} came otherwise.`);
  let sent = 0;
  response.on('data', (chunk: Buffer) => {
    sent += chunk.length;
  });
  const hash = createHash('sha256');
  let bytes = 0;
  /** The last line as far as it has come; it is hashed when another one begins. */
  let line: Buffer[] = [];
  for await (const chunk of isCompressed ? response.pipe(createGunzip()) : response) {
    bytes += chunk.length;
    // The end of a chunk may be the end of the last line.
    const end = chunk.lastIndexOf(NEWLINE, chunk.length - 2) + 1;
    if (end > 0 || line.at(-1)?.at(-1) === NEWLINE) {
      for (const part of line) hash.update(part);
      hash.update(chunk.subarray(0, end));
      line = [];
    }
    line.push(chunk.subarray(end));
  }
  const { trailer } = JSON.parse(Buffer.concat(line).toString());
  if (trailer?.sha256 !== hash.digest('hex')) throw new Error(`${path} is not what its trailer says.`);
  return { count: trailer.count, bytes, sent, seconds: (performance.now() - began) / 1000 };
}
