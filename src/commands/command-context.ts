// What the verbs of the write service work with.

import type { Store } from '../store/index.ts';
import type { Enricher } from './enrichment/enricher.ts';

export interface CommandContext {
  store: Store;
  enricher: Enricher;
  now: () => Date;
}
