// What whoever keeps the archive gives, told to an enricher: again only where it has changed.

import type { Store } from '../store/index.ts';
import type { Enricher } from './enrichment/enricher.ts';

/** Which archive's names an enricher was told, in which state. */
const told = new WeakMap<Enricher, string>();

/** To be done before anything is enriched for this archive: others may have given names meanwhile. */
export async function loadCuratedEntities(store: Store, enricher: Enricher): Promise<void> {
  const state = `${store.id} ${(await store.metadata('given')) ?? ''}`;
  if (told.get(enricher) === state) return;
  enricher.know(await store.curated.all());
  told.set(enricher, state);
}
