// What finds names in sentences: the trained tagger, the rules, or a transformer.

import type { EntityType } from '../../../model/entity.ts';
import type { GazetteerEntry } from '../../gazetteer.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { DraftProse } from '../../text/prose.ts';
import type { Sentence } from '../../text/sentences.ts';

/** A name found: its place in the source of its sentence's passage. Names of one document never overlap. */
export interface NameMention {
  in: 'text' | 'title';
  start: number;
  end: number;
  surface: string;
  type: EntityType;
  /** What found it: `gazetteer` where that knows the name, `tagger`, `transformer`, or a rule as `names/title`. */
  method: string;
  /** 0 to 1. */
  confidence: number;
  /** As stated beside the name. */
  role: string | null;
  /** What it may mean, where the gazetteer knows it; the heaviest first. */
  entries: readonly GazetteerEntry[];
}

export interface Extractor {
  /** What was read already of the one draft it is for. */
  prose?: DraftProse;
  /** Name and version, kept with all findings (`versionOf`): `tagger/1`. */
  name: string;
  /** Names in document order. Pure and linear in the number of tokens. */
  extract(sentences: readonly Sentence[], knowledge: Knowledge): NameMention[];
}
