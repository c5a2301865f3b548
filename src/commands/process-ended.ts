// Detects whether a process of this machine has ended.

import process from 'node:process';

/** A process that may not be signalled is alive (`EPERM`). */
export function hasProcessEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
