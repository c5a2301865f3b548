// Defines the services that the operations of the write service use.

import type { Store } from '../store/index.ts';
import type { Enricher } from './enrichment/enricher.ts';

export interface CommandContext {
  store: Store;
  enricher: Enricher;
  now: () => Date;
}
