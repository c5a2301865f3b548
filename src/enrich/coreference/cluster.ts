// A cluster: all names of one document that mean one thing.

import type { EntityType } from '../../model/entity.ts';
import type { GazetteerEntry } from '../gazetteer.ts';
import type { NameMention } from '../names/index.ts';

/** One thing, and where the document names it. */
export interface Cluster {
  type: EntityType;
  entry: GazetteerEntry | null;
  /** In the document's order. */
  mentions: NameMention[];
}

/** A name and what the gazetteer says it means here. */
export interface ResolvedMention {
  mention: NameMention;
  entry: GazetteerEntry | null;
}
