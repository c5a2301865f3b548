// An upload: the body of a request passed on to the body thread as it comes, and refused as soon as it is seen to be wrong.

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
  /** Bytes of a body. */
  most: number;
  /** Files of a body. */
  files: number;
  /** Milliseconds without a byte. */
  patience: number;
}

export const UPLOAD_LIMITS: UploadLimits = {
  most: 1024 ** 3,
  files: 10_000,
  patience: 30_000,
  quota: 8 * 1024 ** 3,
  // Each is a folder and a row that is looked at before the next import begins.
  open: 1_000,
  openOfKey: 100,
};

export interface ReceivedUpload extends Received {
  /** Of the body, without its parameters: a boundary is drawn anew for the same files. */
  type: string;
  discard: () => Promise<void>;
}

export interface UploadMeans {
  /** The database. */
  file: string;
  limits: UploadLimits;
  bodies: BodyThread;
  /** Asks for room; called once the body is known not to be too large. @throws Problem */
  admit: (announced: number) => Promise<UploadTicket>;
}

/** Of what is refused so much is still read, so that whoever sends it gets to hear why. */
const LINGER = 16 * 1024 ** 2;

/** @throws Problem; then nothing of it stays. */
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

/** The body as it comes, which must be neither too large nor too slow. Reading on stays possible after a fault. */
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
    // What it holds of the body is let go, so that the rest can flow.
    if (!isLate) await chunks.return?.();
  }
}

const tooSlow = (patience: number) =>
  new Problem('request-timeout', { detail: `Nothing came for ${patience / 1_000} seconds.` });

/** One timer for all chunks of a body: they come by the thousand. */
function openDeadline(milliseconds: number) {
  let onLate = () => {};
  const timer = setTimeout(() => onLate(), milliseconds);
  return {
    /** Null if it does not come in time. */
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

/** What is wrong, as it is known before the rest of the body has come: then the body has ended in any case. */
function problemOf(error: unknown, payload: IncomingMessage): unknown {
  if (error instanceof Problem) return error;
  const fault = error === payload.errored ? null : storageProblem(error);
  if (fault) return fault;
  if (payload.errored || (payload.destroyed && !payload.readableEnded)) {
    return new Problem('bad-request', { detail: 'The body was cut off.' });
  }
  // Of the system, whichever thread it met.
  if (errorCodes(error).some((code) => /^E[A-Z0-9]+$/.test(code))) {
    return new Problem('unavailable', {
      detail: `The upload cannot be kept: ${systemErrorReason(error)}.`,
      cause: error,
    });
  }
  return error;
}

/** More of the body may still come: the connection is not used again. */
function closing(problem: unknown, payload: IncomingMessage): unknown {
  if (!(problem instanceof Problem) || payload.readableEnded) return problem;
  const { code, message, headers, cause } = problem;
  return new Problem(code, { detail: message, headers: { ...headers, connection: 'close' }, cause });
}
