// Logs faults of the disk: when they begin, at intervals while they last, and when they are over.

import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { faultReason, type StorageFaultKind, storageFaultOf } from '../../model/problem/storage-fault.ts';

/** Milliseconds until a continuing fault is logged again; without it each rejected request would add a line. */
const AGAIN = 60_000;

export interface FaultLog {
  /** Returns false if the error is not a fault of the disk. */
  note(error: unknown): boolean;
  /** Called after each reply: a successful write shows that the disk works again. */
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

/** Returns the message of SQLite or the system, which contains paths and is not sent to clients. */
function saidBy(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, message } = cause as NodeJS.ErrnoException;
  return message.endsWith('.') ? message : `${message} (${code}).`;
}
