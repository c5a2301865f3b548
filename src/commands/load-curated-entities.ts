// Loads curated entities into an enricher if they have changed.

import type { Store } from '../store/index.ts';
import type { Enricher } from './enrichment/enricher.ts';

/** The archive and state that each enricher has loaded. */
const told = new WeakMap<Enricher, string>();

/** Call before enriching for this archive: another process may have changed its curated entities. */
export async function loadCuratedEntities(store: Store, enricher: Enricher): Promise<void> {
  const state = `${store.id} ${(await store.metadata('given')) ?? ''}`;
  if (told.get(enricher) === state) return;
  enricher.know(await store.curated.all());
  told.set(enricher, state);
}
