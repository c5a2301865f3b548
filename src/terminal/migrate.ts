// `news-archive migrate`: tables made and brought up to date.

import { readConfig } from '../config.ts';
import { withStore } from './with-store.ts';

export async function migrateVerb(): Promise<void> {
  const config = readConfig();
  // Opening does it.
  await withStore(config, {}, async () => console.log(`The tables of ${config.databaseUrl} are up to date.`));
}
