// Runs `news-archive migrate`: creates the tables and brings them up to date.

import { readConfig } from '../config.ts';
import { withStore } from './with-store.ts';

export async function migrateVerb(): Promise<void> {
  const config = readConfig();
  // Opening the store migrates it.
  await withStore(config, {}, async () => console.log(`The tables of ${config.databaseUrl} are up to date.`));
}
