// Answers a repeated request with the same `Idempotency-Key` with the stored response.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { storedSince } from '../commands/idempotency.ts';
import { sha256 } from '../model/id/id.ts';
import { Problem } from '../model/problem/problem.ts';
import type { IdempotentRequest } from '../store/index.ts';
import { ValidJson } from './bodies/large-json.ts';
import type { RouteContext } from './context.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Headers of write requests, as a route documents them. */
export const idempotencyHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^"?[\x21\x23-\x7e]{1,255}"?$/, { error: 'must have 1 to 255 visible ASCII characters' })
    .optional()
    .meta({
      description:
        'A name for this request, drawn by the client: sent again within a day, it gets the same answer and nothing happens twice.',
      examples: ['8e03978e-40d5-43dd-bc93-6894a57f9324'],
    }),
});
export const matchHeaders = z.looseObject({
  'if-match': z
    .string()
    .optional()
    .meta({
      description: 'The `ETag` of what is to be changed, as it was read. It must be given.',
      examples: ['"4f9a1c"'],
    }),
});
export const idempotencyAndMatchHeaders = idempotencyHeaders.extend(matchHeaders.shape);

/** A body that is not held in memory: its media type and a hash of its content. */
export interface Streamed {
  type: string;
  digest: string;
}

/** @returns null if the request has no `Idempotency-Key`. */
export async function idempotentRequestOf(
  request: FastifyRequest,
  streamed?: Streamed,
): Promise<IdempotentRequest | null> {
  const header = request.headers['idempotency-key'];
  if (typeof header !== 'string' || !request.apiKey) return null;
  const { method, url, body, headers } = request;
  const content = streamed?.digest ?? (await contentOf(body));
  const type = streamed?.type ?? headers['content-type'] ?? null;
  const fingerprint = sha256(JSON.stringify([method, url, type, content]));
  return { keyId: request.apiKey.id, name: header.replace(/^"|"$/g, ''), fingerprint };
}

/** Returns the body, or a hash if it is long; a worker thread computes that hash. */
async function contentOf(body: unknown): Promise<string> {
  if (body instanceof ValidJson) return body.digest;
  if (!Buffer.isBuffer(body)) return JSON.stringify(body);
  return Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(body))).toString('hex');
}

/** Sends the result of `work`, or the stored response of an earlier request with the same key. */
export async function respondOnce(
  { store, writeService }: RouteContext,
  request: FastifyRequest,
  response: FastifyReply,
  work: (name: IdempotentRequest | null) => Promise<Answer>,
  streamed?: Streamed,
): Promise<FastifyReply> {
  const name = await idempotentRequestOf(request, streamed);
  const kept = name && (await store.storedResponses.find(name, storedSince(new Date())));
  if (kept && kept.fingerprint !== name.fingerprint) throw new Problem('idempotency-key-reused');
  if (kept?.reply) {
    response.header('idempotency-replayed', 'true');
    return send(response, JSON.parse(kept.reply) as Answer);
  }
  const answer = await work(name);
  // The response is stored before it is sent: a client that received it gets the same again.
  if (name) await writeService?.execute('keepReply', name, JSON.stringify(answer));
  return send(response, answer);
}

function send(response: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return response
    .code(status)
    .headers({ 'content-type': 'application/json; charset=utf-8', ...headers })
    .send(body);
}
