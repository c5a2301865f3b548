// The program, serving: a process of its own that can be asked, stopped and killed.

import { type Running, run, start } from './run.ts';

export interface Serving extends Running {
  url: string;
}

export async function serve(database: string, settings: Record<string, string> = {}): Promise<Serving> {
  const running = start(['serve'], {
    DATABASE_URL: database,
    RATE_LIMIT: 'off',
    IMPORT_WORKERS: '1',
    SEARCH_WORKERS: '1',
    ...settings,
  });
  const said = await running.says(/serves (http:\S+)/);
  return { ...running, url: /serves (http:\S+)/.exec(said)?.[1] ?? '' };
}

/** A key that may write, made by the command. */
export async function keyOf(database: string): Promise<string> {
  const words = ['keys', 'create', '--name', 'test', '--scope', 'write', '--json'];
  const { stdout } = await run(words, { DATABASE_URL: database });
  return /na_\w{8}_[\w-]{43}/.exec(stdout)?.[0] ?? '';
}

export async function stop(running: Running, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  running.kill(signal);
  await running.ended;
}
