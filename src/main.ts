// The server as a process: started, told to stop, ended. While it serves, standard output has JSON log lines only.

import { readConfig } from './config.ts';
import { openLog } from './log.ts';
import { serve } from './serve.ts';

/** Runs until SIGTERM or SIGINT. Every failure to start is one line on standard error and exit code 1. */
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
      // Asked twice, it does not wait for what is under way.
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
