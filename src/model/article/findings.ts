// Findings: what `enrich` finds in a draft, each with its offsets, method and confidence.

import type { EntityType, LinkRule } from '../entity/entity.ts';
import type { QuoteKind } from '../quote/quote.ts';
import type { DraftLinkKind } from './draft.ts';
import type { FigureKind, MentionedPrecision } from './figure.ts';

/** An entity as one document mentions it. */
export interface FoundEntity {
  /** Derived from the type and the name (`entityId`), or taken from the gazetteer. */
  id: string;
  type: EntityType;
  name: string;
  /** Other forms of the name in this document or the gazetteer. */
  aliases: string[];
  /** From the gazetteer: "country in Europe". */
  description: string | null;
  /** URLs of the same entity in other databases (Wikidata, GeoNames). */
  sameAs: string[];
  /** Curated: the entity is known beyond doubt. */
  isListed: boolean;
  /** Of a person: the key of the surname, the same for all transcriptions. */
  familyKey: string | null;
  /** Of a person: the year of birth, computed from a stated age. It can be off by one. */
  born: number | null;
}

/** A mention of an entity: `source.slice(start, end) === surface`, where `source` is the text or the title. */
export interface FoundMention {
  entityId: string;
  in: 'text' | 'title';
  start: number;
  end: number;
  surface: string;
  /** As stated next to the name: "Prime Minister". */
  role: string | null;
  /** The extractor and its rule: `structure/credit`, `gazetteer`, `tagger`, `names/title`. */
  method: string;
  /** 0 to 1. */
  confidence: number;
  /** The entity that the document alone suggests, if the archive chose another. */
  foundId?: string;
  /** How the archive chose. */
  linkedBy?: LinkRule;
}

export interface FoundLink {
  kind: DraftLinkKind;
  anchor: string;
  href: string | null;
  /** Canonical form of `href`. Links are resolved to articles by the address of its page. */
  url: string | null;
  /** Host of that page. */
  host: string | null;
  start: number | null;
  end: number | null;
  /** `foldHeadline(anchor)` of a related line, which resolves links whose target was lost. */
  headlineKey: string | null;
}

/** Words attributed to a speaker: `draft.text.slice(start, end) === text`, without quotation marks. */
export interface FoundQuote {
  text: string;
  start: number;
  end: number;
  kind: QuoteKind;
  /** The verb that attributes them, as written. */
  cue: string | null;
  /** The speaker's entity; `null` if the document does not name the speaker (`a resident said`). */
  speakerId: string | null;
  /** The name, pronoun or phrase that denotes the speaker; all three are present or none. */
  speakerStart: number | null;
  speakerEnd: number | null;
  speakerSurface: string | null;
  /** Who reported the words, if stated, and the entity of the reporter. */
  reportedBy: { name: string; entityId: string | null } | null;
  /** Rule and version: `quotes/said-name/1`. */
  method: string;
  /** 0 to 1: that the words are a quote and the speaker is right. */
  confidence: number;
}

/**
 * An amount of money, a percentage or a date in the text: `draft.text.slice(start, end) === surface`. Money and percentages
 * have a value, or low and high; dates have from, to and precision.
 */
export interface FoundFigure {
  kind: FigureKind;
  start: number;
  end: number;
  surface: string;
  /** In whole units: `$1.3 billion` is 1,300,000,000 and `7%` is 7. `null` for a range. */
  value: number | null;
  /** Of a range. */
  low: number | null;
  high: number | null;
  /** ISO 4217 code, if the text makes it clear. */
  currency: string | null;
  /** First and last day, `2025-01-01` to `2025-06-30`. */
  from: string | null;
  to: string | null;
  precision: MentionedPrecision | null;
  /** The rule and its version: `figures/money/2`. */
  method: string;
  /** 0 to 1. */
  confidence: number;
}

export interface Findings {
  entities: FoundEntity[];
  /** In text order, title first. */
  mentions: FoundMention[];
  links: FoundLink[];
  /** In text order. */
  quotes: FoundQuote[];
  /** In text order, without overlaps. */
  figures: FoundFigure[];
  /** The authors in order, each with its entity, if it has one. */
  authors: { name: string; entityId: string | null }[];
  /** The extractors with their versions: `tagger/1 … quotes/1 …`. Another value means that the findings can differ. */
  extractor: string;
}
