// Runs the server as a process; while it serves, standard output contains only JSON log lines.

import { readConfig } from './config.ts';
import { openLog } from './log.ts';
import { serve } from './serve.ts';

/** Runs until SIGTERM or SIGINT. A failure to start prints one line on standard error and exits with code 1. */
export async function main(): Promise<void> {
  try {
    const config = readConfig();
    const log = openLog(config.logLevel);
    process.on('uncaughtExceptionMonitor', (error) =>
      log.fatal(error, 'The server ends because of an unexpected error.'),
    );
    const served = await serve(config, log);
    if (process.stderr.isTTY) console.error(welcome(served.url));
    let closing = false;
    const stop = async (signal: NodeJS.Signals) => {
      // A second signal ends the process at once.
      if (closing) process.exit(1);
      closing = true;
      log.info(`${signal}: finishing what is under way.`);
      await served.close();
      process.exit(0);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  } catch (error) {
    console.error(`news-archive: ${(error as Error).message}`);
    process.exit(1);
  }
}

function welcome(url: string): string {
  return `
news-archive serves ${url}

  Documentation   ${url}/docs
  Newest articles ${url}/v1/articles?limit=5
  Who is named    ${url}/v1/entities?type=person&minArticles=2

Stop it with Ctrl-C.`;
}
