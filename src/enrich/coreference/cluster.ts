// A coreference cluster: all mentions in one document that refer to one entity.

import type { EntityType } from '../../model/entity/entity.ts';
import type { GazetteerEntry } from '../gazetteer.ts';
import type { NameMention } from '../names/index.ts';

/** One entity and its mentions. */
export interface Cluster {
  type: EntityType;
  entry: GazetteerEntry | null;
  /** In document order. */
  mentions: NameMention[];
}

/** A mention with the gazetteer entry chosen for it. */
export interface ResolvedMention {
  mention: NameMention;
  entry: GazetteerEntry | null;
}
