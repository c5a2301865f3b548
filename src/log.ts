// The log: one JSON object per line on standard output, written by every part of the server and its threads.

import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/** Bytes that are collected before they are written: one system call for some twenty requests. */
const BUFFER = 4096;
/** Milliseconds after which collected lines are written in any case. */
const FLUSH_INTERVAL = 200;

/** Levels are words and times ISO 8601, as people and log collectors read them without a table. */
export function openLog(level: string, destination: DestinationStream = standardOutput()): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}

/** Lines that are still collected when the process ends are written then. */
const standardOutput = (): DestinationStream =>
  pino.destination({ dest: 1, sync: false, minLength: BUFFER, periodicFlush: FLUSH_INTERVAL });
