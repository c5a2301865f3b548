// Writes the log of the server and its threads: one JSON object per line on standard output.

import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/** Bytes collected before a write: one system call for about twenty requests. */
const BUFFER = 4096;
/** Maximum milliseconds before collected lines are written. */
const FLUSH_INTERVAL = 200;

/** Levels are words and times are ISO 8601, readable without a lookup table. */
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

/** Collected lines are also written when the process ends. */
const standardOutput = (): DestinationStream =>
  pino.destination({ dest: 1, sync: false, minLength: BUFFER, periodicFlush: FLUSH_INTERVAL });
