// Who holds something that must not be done twice: a process and a thread of it, and whether it is still there.

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import process from 'node:process';

export interface LeaseOwner {
  host: string;
  pid: number;
  /** Of several of one process. */
  name: string;
}

/** Those of this thread. */
const here = new Set<string>();

export function newLeaseOwner(): LeaseOwner {
  const name = randomBytes(8).toString('hex');
  here.add(name);
  return { host: hostname(), pid: process.pid, name };
}

export const releaseLeases = ({ name }: LeaseOwner): void => void here.delete(name);

export const isSameOwner = (one: LeaseOwner | null, other: LeaseOwner): boolean => one?.name === other.name;

/** Only of this machine can it be known that somebody is gone; and a process begins with the numbers of those before. */
export function isOwnerGone({ host, pid, name }: LeaseOwner): boolean {
  if (host !== hostname()) return false;
  if (pid === process.pid) return !here.has(name);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
