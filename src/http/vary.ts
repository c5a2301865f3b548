// Adds names to the Vary header without overwriting those that other code added.

import type { FastifyReply } from 'fastify';

export function vary(reply: FastifyReply, field: string): void {
  const known = reply.getHeader('vary');
  if (known === undefined) {
    reply.header('vary', field);
    return;
  }
  const fields = String(known);
  if (!isListed(fields, field)) reply.header('vary', `${fields}, ${field}`);
}

function isListed(fields: string, field: string): boolean {
  if (fields === field) return true;
  return fields.toLowerCase().split(', ').includes(field.toLowerCase());
}
