// Creating an import: the upload received, and queued to be read in the background.

import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Import } from '../model/import/import.ts';
import { Problem } from '../model/problem/problem.ts';
import { type StorageFaultKind, storageFaultOf } from '../model/problem/storage-fault.ts';
import { type RouteContext, writeServiceOf } from './context.ts';
import { respondOnce } from './idempotency.ts';
import { type ReceivedUpload, receive } from './upload.ts';

type ImportOptions = Import['options'];

/** Receives an upload and queues it. @throws Problem; then nothing of it stays. */
export async function createImport(
  context: RouteContext,
  request: FastifyRequest,
  response: FastifyReply,
  options: ImportOptions,
): Promise<FastifyReply> {
  writeServiceOf(context);
  let release = () => {};
  const admit = async (announced: number) => {
    const ticket = await context.uploadQuota.admit(request.apiKey?.id ?? null, announced);
    release = ticket.release;
    return ticket;
  };
  try {
    const means = { file: context.store.file, limits: context.uploads, bodies: context.bodies, admit };
    const received = await receive(request.raw as IncomingMessage, means);
    return await queue(context, request, response, received, options);
  } finally {
    release();
  }
}

/** After these nothing of a transaction is on the disk. */
const NEVER_KEPT: ReadonlySet<StorageFaultKind | null> = new Set(['full', 'read-only'] as const);

async function queue(
  context: RouteContext,
  request: FastifyRequest,
  response: FastifyReply,
  { discard, type, ...upload }: ReceivedUpload,
  options: ImportOptions,
): Promise<FastifyReply> {
  let isTaken = false;
  try {
    const content = { type, digest: upload.digest };
    return await respondOnce(
      context,
      request,
      response,
      async (name) => {
        const keyId = request.apiKey?.id ?? null;
        const queued = await writeServiceOf(context).execute('queueImport', {
          ...upload,
          options,
          keyId,
          request: name,
        });
        isTaken = queued.spool === upload.spool;
        const headers = { location: `/v1/imports/${queued.id}` };
        return { status: 202, headers, body: JSON.stringify(queued.import) };
      },
      content,
    );
  } catch (error) {
    // Of what failed otherwise it is not known whether it was queued; what was not is cleared away at the next start.
    if (!(error instanceof Problem) && !NEVER_KEPT.has(storageFaultOf(error))) isTaken = true;
    throw error;
  } finally {
    if (!isTaken) await discard();
  }
}
