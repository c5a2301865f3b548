// Identifies the process and thread that hold a lease, and detects whether they have ended.

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import process from 'node:process';
import { hasProcessEnded } from '../process-ended.ts';

export interface LeaseOwner {
  host: string;
  pid: number;
  /** Distinguishes several owners in one process. */
  name: string;
}

/** Names of the live owners in this process. */
const here = new Set<string>();

export function newLeaseOwner(): LeaseOwner {
  const name = randomBytes(8).toString('hex');
  here.add(name);
  return { host: hostname(), pid: process.pid, name };
}

export const releaseLeases = ({ name }: LeaseOwner): void => void here.delete(name);

export const isSameOwner = (one: LeaseOwner | null, other: LeaseOwner): boolean => one?.name === other.name;

/** Only processes of this machine can be checked. A process may reuse the id of an earlier one, so owners also have names. */
export function isOwnerGone({ host, pid, name }: LeaseOwner): boolean {
  if (host !== hostname()) return false;
  if (pid === process.pid) return !here.has(name);
  return hasProcessEnded(pid);
}
