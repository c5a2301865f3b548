// Findings: what `enrich` knows about a draft, each with its place, its method and its confidence.

import type { DraftLinkKind } from './draft.ts';
import type { EntityType } from './entity.ts';

/** An entity as one document shows it. */
export interface FoundEntity {
  /** Derived from type and name (`entityId`), or from the gazetteer's. */
  id: string;
  type: EntityType;
  name: string;
  /** Other forms of the name that this document (or the gazetteer) uses. */
  aliases: string[];
  /** From the gazetteer, where it has one: "country in Europe". */
  description: string | null;
  /** URLs of the same thing elsewhere (Wikidata, GeoNames). */
  sameAs: string[];
}

/** A place where an entity is named: `source.slice(start, end) === surface`, `source` being the text or the title. */
export interface FoundMention {
  entityId: string;
  in: 'text' | 'title';
  start: number;
  end: number;
  surface: string;
  /** As stated beside the name: "Prime Minister". */
  role: string | null;
  /** Extractor, rule and version: `structure/credit`, `gazetteer`, `names/title`. */
  method: string;
  /** 0 to 1. */
  confidence: number;
}

export interface FoundLink {
  kind: DraftLinkKind;
  anchor: string;
  href: string | null;
  /** Canonical form of `href`, which is what links and articles are joined by. */
  url: string | null;
  host: string | null;
  start: number | null;
  end: number | null;
  /** `foldHeadline(anchor)` of a related line: how it is resolved where its target was lost. */
  headlineKey: string | null;
}

export interface Findings {
  entities: FoundEntity[];
  /** In order of place, title first. */
  mentions: FoundMention[];
  links: FoundLink[];
  /** The authors, in order, each with the entity it was made, if any. */
  authors: { name: string; entityId: string | null }[];
  /** Name and version of what found the names: `rules/1`. */
  extractor: string;
}
