// Passes the body of an upload to the body thread and rejects it as soon as it is invalid.

import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type Received, removeSpool } from '../commands/imports/spool.ts';
import { Problem } from '../model/problem/problem.ts';
import { storageProblem } from '../model/problem/storage-fault.ts';
import { systemErrorReason } from '../model/problem/system-error.ts';
import { errorCodes } from '../model/problem/thread-error.ts';
import type { BodyThread } from './bodies/thread.ts';
import type { QuotaLimits, UploadTicket } from './upload-quota.ts';
import { essenceOf } from './upload-types.ts';

export interface UploadLimits extends QuotaLimits {
  /** Maximum bytes of a body. */
  most: number;
  /** Maximum number of files of a body. */
  files: number;
  /** Milliseconds without data after which the upload fails. */
  patience: number;
}

export const UPLOAD_LIMITS: UploadLimits = {
  most: 1024 ** 3,
  files: 10_000,
  patience: 30_000,
  quota: 8 * 1024 ** 3,
  // Each open import is a folder and a row, and all are checked before the next import starts.
  open: 1_000,
  openOfKey: 100,
};

export interface ReceivedUpload extends Received {
  /** Media type without parameters: the boundary differs between uploads of the same files. */
  type: string;
  discard: () => Promise<void>;
}

export interface UploadMeans {
  /** Path of the database. */
  file: string;
  limits: UploadLimits;
  bodies: BodyThread;
  /** Reserves space; called once the body is known not to be too large. @throws Problem */
  admit: (announced: number) => Promise<UploadTicket>;
}

/** Bytes that are still read of a rejected body, so that the client receives the reply. */
const LINGER = 16 * 1024 ** 2;

/** @throws Problem; the spool then keeps nothing of the upload. */
export async function receive(payload: IncomingMessage, means: UploadMeans): Promise<ReceivedUpload> {
  const { file, limits, bodies, admit } = means;
  const contentType = payload.headers['content-type'] ?? '';
  const announced = Number(payload.headers['content-length'] ?? 0);
  try {
    if (announced > limits.most) throw tooLarge(limits.most);
    const ticket = await admit(announced);
    const order = { file, contentType, files: limits.files };
    const received = await bodies.receiveUpload(order, metered(payload, limits, ticket));
    return { ...received, type: essenceOf(contentType), discard: () => removeSpool(file, received.spool) };
  } catch (error) {
    const problem = problemOf(error, payload);
    await drain(payload, limits);
    throw closing(problem, payload);
  }
}

const tooLarge = (most: number) =>
  new Problem('payload-too-large', { detail: `An import may have ${most} bytes; IMPORT_LIMIT is the setting.` });

/** Yields the body and checks its size and speed. The payload can still be read after an error. */
async function* metered(
  payload: IncomingMessage,
  { most, patience }: UploadLimits,
  { grow }: UploadTicket,
): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<Buffer> = payload.iterator({ destroyOnReturn: false });
  const deadline = openDeadline(patience);
  let bytes = 0;
  let isLate = false;
  try {
    for (;;) {
      const came = await deadline.within(chunks.next());
      isLate = came === null;
      if (came === null) throw tooSlow(patience);
      if (came.done) return;
      bytes += came.value.byteLength;
      if (bytes > most) throw tooLarge(most);
      grow(came.value.byteLength);
      yield came.value;
    }
  } finally {
    deadline.close();
    // Releases the held part of the body, so that the rest can flow.
    if (!isLate) await chunks.return?.();
  }
}

const tooSlow = (patience: number) =>
  new Problem('request-timeout', { detail: `Nothing came for ${patience / 1_000} seconds.` });

/** One timer serves all chunks of a body: a body can have thousands. */
function openDeadline(milliseconds: number) {
  let onLate = () => {};
  const timer = setTimeout(() => onLate(), milliseconds);
  return {
    /** Returns null if the promise does not settle in time. */
    within: <Value>(coming: Promise<Value>): Promise<Value | null> =>
      new Promise((resolve, reject) => {
        onLate = () => resolve(null);
        timer.refresh();
        coming.then(resolve, reject);
      }),
    close: () => clearTimeout(timer),
  };
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

/** Converts an error during the upload to a problem. */
function problemOf(error: unknown, payload: IncomingMessage): unknown {
  if (error instanceof Problem) return error;
  const fault = error === payload.errored ? null : storageProblem(error);
  if (fault) return fault;
  if (payload.errored || (payload.destroyed && !payload.readableEnded)) {
    return new Problem('bad-request', { detail: 'The body was cut off.' });
  }
  // A system error, from either thread.
  if (errorCodes(error).some((code) => /^E[A-Z0-9]+$/.test(code))) {
    return new Problem('unavailable', {
      detail: `The upload cannot be kept: ${systemErrorReason(error)}.`,
      cause: error,
    });
  }
  return error;
}

/** Adds `connection: close`, since more of the body may still arrive. */
function closing(problem: unknown, payload: IncomingMessage): unknown {
  if (!(problem instanceof Problem) || payload.readableEnded) return problem;
  const { code, message, headers, cause } = problem;
  return new Problem(code, { detail: message, headers: { ...headers, connection: 'close' }, cause });
}
