// What the verbs of the desk work with.

import type { Store } from '../../store/index.ts';
import type { Enricher } from '../enrichment/enricher.ts';

export interface Means {
  store: Store;
  enricher: Enricher;
  now: () => Date;
}
