// Splits an upload into documents, hashes them and writes them to the spool; runs in the body thread.

import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { formatOfType, lineTypeOf } from '../../commands/document-formats.ts';
import { openUpload, type Received, type Upload } from '../../commands/imports/spool.ts';
import { Problem } from '../../model/problem/problem.ts';
import { essenceOf, MULTIPART } from '../upload-types.ts';
import type { UploadOrder } from './messages.ts';

/** @throws Problem, or an error of the chunks or the disk; the spool then keeps nothing of the upload. */
export async function receiveUpload(order: UploadOrder, chunks: AsyncIterable<Buffer>): Promise<Received> {
  const { file, contentType, files } = order;
  const type = essenceOf(contentType);
  const upload = await openUpload(file);
  try {
    if (type === MULTIPART) await receiveFiles(contentType, chunks, upload, files);
    else await receiveOne(type, chunks, upload);
    return await upload.finish();
  } catch (error) {
    await upload.discard();
    throw isBoundary(error) ? withoutBoundary(error) : error;
  }
}

const isBoundary = (error: unknown) =>
  !(error instanceof Problem) && /multipart|boundary/i.test((error as Error).message);

const withoutBoundary = (cause: unknown) =>
  new Problem('bad-request', { detail: 'The `Content-Type` of a multipart form has a boundary.', cause });

async function receiveOne(type: string, chunks: AsyncIterable<Buffer>, upload: Upload): Promise<void> {
  const { fileName = 'document' } = formatOfType(type) ?? {};
  const part = { name: fileName, contentType: type, lines: lineTypeOf({ name: fileName, contentType: type }) !== null };
  let isEmpty = true;
  const some = async function* () {
    for await (const chunk of unpacked(chunks, 'The body')) {
      isEmpty = false;
      yield chunk;
    }
  };
  await upload.add(part, some());
  if (isEmpty) throw new Problem('bad-request', { detail: 'The body is empty.' });
}

/** Receives the files of a form one after another; field names do not matter. */
async function receiveFiles(
  contentType: string,
  chunks: AsyncIterable<Buffer>,
  upload: Upload,
  files: number,
): Promise<void> {
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => {});
  const unlessFailed = <Value>(done: Promise<Value>) => Promise.race([done, failure.promise]);
  const malformed = (error: Error) =>
    failure.reject(new Problem('bad-request', { detail: 'The body is no complete multipart form.', cause: error }));

  const form = new Busboy({
    headers: { 'content-type': contentType },
    preservePath: true,
    limits: { files, fields: 1, fieldSize: 1024, headerPairs: 20 },
  });
  let count = 0;
  let last: Promise<void> = Promise.resolve();
  form.on('file', (_field, stream: Readable, filename, _encoding, type) => {
    count++;
    const part = described(filename, type, count);
    // A stream can fail before its turn comes; without a listener, that error would be unhandled.
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
  // Clients send files of unknown types as `application/octet-stream`; the file name then decides.
  const contentType = formatOfType(media) === null ? null : media;
  return { name, contentType, lines: lineTypeOf({ name, contentType }) !== null };
}

/** Returns a name for display: one line of limited length. */
function label(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(-200);
}

/** Rejects compressed archives: a few kilobytes of one can expand to gigabytes. */
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
