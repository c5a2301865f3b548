// Faults of the disk in the server's log: one line when they begin and while they last, and one when they are over.

import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { faultReason, type StorageFaultKind, storageFaultOf } from '../../model/problem/storage-fault.ts';

/** Milliseconds until a fault that lasts is logged again: each request that it refuses would be a line otherwise. */
const AGAIN = 60_000;

export interface FaultLog {
  /** False if the error is not a fault of the disk. */
  note(error: unknown): boolean;
  /** A request was answered: of one that wrote it is known that the disk can be used again. */
  answered(request: FastifyRequest, reply: FastifyReply): void;
}

export function faultLog(log: FastifyBaseLogger, now: () => number = Date.now): FaultLog {
  let active: { kind: StorageFaultKind; loggedAt: number } | null = null;

  return {
    note(error) {
      const kind = storageFaultOf(error);
      if (kind === null) return false;
      if (active?.kind !== kind || now() - active.loggedAt >= AGAIN) {
        active = { kind, loggedAt: now() };
        log.error(`The archive cannot be used: ${faultReason(kind)}. ${saidBy(error)}`);
      }
      return true;
    },

    answered({ method, routeOptions }, { statusCode }) {
      if (!active || statusCode >= 400) return;
      const isMisplaced = active.kind === 'removed' || active.kind === 'replaced';
      if (READS.has(method) && !(isMisplaced && routeOptions.url === '/readyz')) return;
      active = null;
      log.info('The archive can be used again.');
    },
  };
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What SQLite or the system said, which clients are not told: it has paths in it. */
function saidBy(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, message } = cause as NodeJS.ErrnoException;
  return message.endsWith('.') ? message : `${message} (${code}).`;
}
