// An upload: the body of a request streamed to the disk, whatever its size, and refused as soon as it is seen to be wrong.

import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { openUpload, type Received, type Upload } from '../commands/imports/spool.ts';
import { DOCUMENT_TYPES } from '../model/document.ts';
import { Problem } from '../model/problem.ts';
import { storageProblem } from '../model/storage-fault.ts';
import { isSystemError, reasonOf } from '../model/system-error.ts';

export interface UploadLimits {
  /** Bytes of a body. */
  most: number;
  /** Files of a body. */
  files: number;
  /** Milliseconds without a byte. */
  patience: number;
}

export const UPLOAD_LIMITS: UploadLimits = { most: 1024 ** 3, files: 10_000, patience: 30_000 };

export interface ReceivedUpload extends Received {
  /** Of the body, without its parameters: a boundary is drawn anew for the same files. */
  type: string;
  discard: () => Promise<void>;
}

export const MULTIPART = 'multipart/form-data';
const LINES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
export const UPLOAD_TYPES = [MULTIPART, ...LINES, 'application/json', ...DOCUMENT_TYPES];

/** Of what is refused so much is still read, so that whoever sends it gets to hear why. */
const LINGER = 16 * 1024 ** 2;

/** @throws Problem; then nothing of it stays. @param file the database */
export async function receive(payload: IncomingMessage, file: string, limits: UploadLimits): Promise<ReceivedUpload> {
  const type = payload.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const chunks = metered(payload, limits);
  let upload: Upload | null = null;
  try {
    refuseEarly(payload, limits);
    const opened = await openUpload(file);
    upload = opened;
    if (type === MULTIPART) await receiveFiles(payload, chunks, opened, limits);
    else await receiveOne(type, chunks, opened);
    return { ...(await opened.finish()), type, discard: () => opened.discard() };
  } catch (error) {
    const problem = problemOf(error, payload);
    await upload?.discard();
    await drain(payload, limits);
    throw closing(problem, payload);
  }
}

function refuseEarly({ headers }: IncomingMessage, { most }: UploadLimits): void {
  if (Number(headers['content-length'] ?? 0) > most) throw tooLarge(most);
}

const tooLarge = (most: number) =>
  new Problem('payload-too-large', { detail: `An import may have ${most} bytes; IMPORT_LIMIT is the setting.` });

/** The body as it comes, which must be neither too large nor too slow. Reading on stays possible after a fault. */
async function* metered(payload: IncomingMessage, { most, patience }: UploadLimits): AsyncGenerator<Buffer> {
  const chunks = payload.iterator({ destroyOnReturn: false });
  let bytes = 0;
  let isWaiting = false;
  try {
    for (;;) {
      const slow = new AbortController();
      isWaiting = true;
      const next = chunks.next();
      const late = wait(patience, 'late' as const, { signal: slow.signal }).catch(() => 'late' as const);
      const came = await Promise.race([next, late]);
      slow.abort();
      if (came === 'late') {
        next.catch(() => {});
        throw new Problem('request-timeout', { detail: `Nothing came for ${patience / 1_000} seconds.` });
      }
      isWaiting = false;
      if (came.done) return;
      const chunk = came.value as Buffer;
      bytes += chunk.byteLength;
      if (bytes > most) throw tooLarge(most);
      yield chunk;
    }
  } finally {
    // What it holds of the body is let go, so that the rest can flow.
    if (!isWaiting) await chunks.return?.();
  }
}

async function receiveOne(type: string, chunks: AsyncIterable<Buffer>, upload: Upload): Promise<void> {
  const lines = LINES.includes(type);
  const name = lines ? 'articles.ndjson' : type === 'application/json' ? 'article.json' : 'document.md';
  let isEmpty = true;
  const some = async function* () {
    for await (const chunk of unpacked(chunks, 'The body')) {
      isEmpty = false;
      yield chunk;
    }
  };
  await upload.add({ name, contentType: lines ? null : type, lines }, some());
  if (isEmpty) throw new Problem('bad-request', { detail: 'The body is empty.' });
}

/** The files of a form, one after another, whatever its fields are called. */
async function receiveFiles(
  { headers }: IncomingMessage,
  chunks: AsyncIterable<Buffer>,
  upload: Upload,
  { files }: UploadLimits,
): Promise<void> {
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => {});
  const unlessFailed = <Value>(done: Promise<Value>) => Promise.race([done, failure.promise]);
  const malformed = (error: Error) =>
    failure.reject(new Problem('bad-request', { detail: 'The body is no complete multipart form.', cause: error }));

  const form = new Busboy({
    headers: headers as BusboyHeaders,
    preservePath: true,
    limits: { files, fields: 1, fieldSize: 1024, headerPairs: 20 },
  });
  let count = 0;
  let last: Promise<void> = Promise.resolve();
  form.on('file', (_field, stream: Readable, filename, _encoding, type) => {
    count++;
    const part = described(filename, type, count);
    // What is cut off before its turn comes must be heard, too.
    stream.on('error', malformed);
    last = last.then(() => upload.add(part, unpacked(stream, `The file ${part.name}`)));
    last.catch(failure.reject);
  });
  form.on('field', (name) => {
    const detail = `The field ${label(name)} is no file; options of an import are parameters of its address.`;
    failure.reject(new Problem('bad-request', { detail }));
  });
  form.on('filesLimit', () => {
    failure.reject(
      new Problem('payload-too-large', { detail: `An import may have ${files} files; send more as NDJSON.` }),
    );
  });
  form.on('error', (error) => malformed(error as Error));
  const finished = once(form, 'finish');
  finished.catch(() => {});

  for await (const chunk of chunks) {
    if (!form.write(chunk)) await unlessFailed(once(form, 'drain'));
    else await unlessFailed(Promise.resolve());
  }
  form.end();
  await unlessFailed(finished);
  await unlessFailed(last);
  if (count === 0) throw new Problem('bad-request', { detail: 'The form has no file.' });
}

function described(filename: string | undefined, type: string, position: number) {
  const name = label(filename ?? '') || `file-${position}`;
  const media = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const lines = LINES.includes(media) || /\.(?:ndjson|jsonl)$/i.test(name);
  // Programs say `application/octet-stream` of what they do not know: then the name tells more.
  const known = media === 'application/json' || (DOCUMENT_TYPES as readonly string[]).includes(media);
  return { name, contentType: known ? media : null, lines };
}

/** A name to be shown: on one line, and not without end. */
function label(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(-200);
}

/** Archives are not opened here: a few kilobytes of them can be gigabytes. */
async function* unpacked(chunks: AsyncIterable<Buffer>, what: string): AsyncGenerator<Buffer> {
  let head = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head.length < 4) {
      head = Buffer.concat([head, chunk.subarray(0, 4 - head.length)]);
      const packed = packing(head);
      if (packed) {
        throw new Problem('unprocessable', {
          detail: `${what} is a ${packed} archive; send the documents that are in it.`,
        });
      }
    }
    yield chunk;
  }
}

function packing(head: Buffer): string | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.length >= 4 && head.readUInt32BE() === 0x504b0304) return 'zip';
  return null;
}

async function drain(payload: IncomingMessage, { patience }: UploadLimits): Promise<void> {
  let bytes = 0;
  const until = AbortSignal.timeout(Math.min(patience, 5_000));
  payload.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes > LINGER) payload.pause();
  });
  payload.resume();
  if (payload.readableEnded || payload.destroyed) return;
  await Promise.race([
    once(payload, 'close', { signal: until }),
    once(payload, 'end', { signal: until }),
    once(payload, 'pause', { signal: until }),
  ]).catch(() => {});
}

/** What is wrong, as it is known before the rest of the body has come: then the body has ended in any case. */
function problemOf(error: unknown, payload: IncomingMessage): unknown {
  if (error instanceof Problem) return error;
  const fault = error === payload.errored ? null : storageProblem(error);
  if (fault) return fault;
  if (payload.errored || (payload.destroyed && !payload.readableEnded)) {
    return new Problem('bad-request', { detail: 'The body was cut off.' });
  }
  if (/multipart|boundary/i.test((error as Error).message)) {
    return new Problem('bad-request', {
      detail: 'The `Content-Type` of a multipart form has a boundary.',
      cause: error,
    });
  }
  if (isSystemError(error)) {
    return new Problem('unavailable', { detail: `The upload cannot be kept: ${reasonOf(error)}.`, cause: error });
  }
  return error;
}

/** More of the body may still come: the connection is not used again. */
function closing(problem: unknown, payload: IncomingMessage): unknown {
  if (!(problem instanceof Problem) || payload.readableEnded) return problem;
  const { code, message, headers, cause } = problem;
  return new Problem(code, { detail: message, headers: { ...headers, connection: 'close' }, cause });
}
