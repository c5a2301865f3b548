// Creates an import: receives the upload and queues it for processing in the background.

import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Import } from '../model/import/import.ts';
import { Problem } from '../model/problem/problem.ts';
import { type StorageFaultKind, storageFaultOf } from '../model/problem/storage-fault.ts';
import { type RouteContext, writeServiceOf } from './context.ts';
import { respondOnce } from './idempotency.ts';
import { type ReceivedUpload, receive } from './upload.ts';

type ImportOptions = Import['options'];

/** Receives an upload and queues it. @throws Problem; the spool then keeps nothing of the upload. */
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

/** After these faults, nothing of the transaction is on the disk. */
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
    // After other errors the import may have been queued, so its files stay; the next start removes them if it was not.
    if (!(error instanceof Problem) && !NEVER_KEPT.has(storageFaultOf(error))) isTaken = true;
    throw error;
  } finally {
    if (!isTaken) await discard();
  }
}
