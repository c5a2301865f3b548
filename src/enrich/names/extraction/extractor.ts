// The interface of a name extractor: the trained tagger, the rules, or a transformer.

import type { EntityType } from '../../../model/entity/entity.ts';
import type { GazetteerEntry } from '../../gazetteer.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { DraftProse } from '../../text/prose.ts';
import type { Sentence } from '../../text/sentences.ts';

/** A mention of a name, with its offsets in the source of the segment. Mentions in one document do not overlap. */
export interface NameMention {
  in: 'text' | 'title';
  start: number;
  end: number;
  surface: string;
  type: EntityType;
  /** What found it: `gazetteer`, `tagger`, `transformer`, or a rule such as `names/title`. */
  method: string;
  /** 0 to 1. */
  confidence: number;
  /** As written beside the name. */
  role: string | null;
  /** The gazetteer entries of this name, by descending weight; empty if it has none. */
  entries: readonly GazetteerEntry[];
}

export interface Extractor {
  /** The prepared text, if the extractor was created for one draft. */
  prose?: DraftProse;
  /** Name and version, such as `tagger/1`; stored in the findings (`enrichmentVersion`). */
  name: string;
  /** Mentions in document order. Pure, and linear in the number of tokens. */
  extract(sentences: readonly Sentence[], knowledge: Knowledge): NameMention[];
}
