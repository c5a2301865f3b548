// Loaded into every process that is measured: tells its parent what it has used, and ends with it.

import { existsSync, readFileSync } from 'node:fs';

export interface Usage {
  /** Microseconds on a processor since its start. */
  cpu: number;
  /** Resident memory in bytes, with the pages of the database that are mapped into it. */
  resident: number;
  /** Without them: what only this process holds. Where the system does not tell, the same as `resident`. */
  own: number;
}

process.on('message', (message) => {
  if (message !== 'usage') return;
  const { user, system } = process.cpuUsage();
  const resident = process.memoryUsage.rss();
  process.send?.({ cpu: user + system, resident, own: anonymous() ?? resident } satisfies Usage);
});

/** As Linux counts it: the mapped pages of a file belong to the system, which takes them back at will. */
function anonymous(): number | null {
  if (!existsSync('/proc/self/status')) return null;
  const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

process.on('disconnect', () => {
  if (process.listenerCount('SIGTERM') > 0) process.emit('SIGTERM');
  else process.exit();
});
