// Findings: what `enrich` knows about a draft, each with its place, its method and its confidence.

import type { EntityType, LinkRule } from '../entity/entity.ts';
import type { QuoteKind } from '../quote/quote.ts';
import type { DraftLinkKind } from './draft.ts';
import type { FigureKind, MentionedPrecision } from './figure.ts';

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
  /** Known before the document was read: there is no doubt who is meant. */
  isListed: boolean;
  /** Of a person: what people of one surname are found by, however it is transcribed. */
  familyKey: string | null;
  /** Of a person: the year of birth, as far as the document tells an age. It may be one off. */
  born: number | null;
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
  /** Extractor, rule and version: `structure/credit`, `gazetteer`, `tagger`, `names/title`. */
  method: string;
  /** 0 to 1. */
  confidence: number;
  /** The entity that the document by itself would say, where the archive knows better. */
  foundId?: string;
  /** How the archive knows. */
  linkedBy?: LinkRule;
}

export interface FoundLink {
  kind: DraftLinkKind;
  anchor: string;
  href: string | null;
  /** Canonical form of `href`: the page it leads to is what links and articles are joined by. */
  url: string | null;
  /** Of that page. */
  host: string | null;
  start: number | null;
  end: number | null;
  /** `foldHeadline(anchor)` of a related line: how it is resolved where its target was lost. */
  headlineKey: string | null;
}

/** Words ascribed to someone: `draft.text.slice(start, end) === text`, without the marks around them. */
export interface FoundQuote {
  text: string;
  start: number;
  end: number;
  kind: QuoteKind;
  /** The verb that ascribes them, as written. */
  cue: string | null;
  /** The entity that speaks; `null` where the document does not say, or names nobody (`a resident said`). */
  speakerId: string | null;
  /** The name, pronoun or phrase by which the speaker is named here; all three are there or none. */
  speakerStart: number | null;
  speakerEnd: number | null;
  speakerSurface: string | null;
  /** Who passed the words on, where the document says so; its entity, if it is one. */
  reportedBy: { name: string; entityId: string | null } | null;
  /** Rule and version: `quotes/said-name/1`. */
  method: string;
  /** 0 to 1: that these words are a quote and the speaker is right. */
  confidence: number;
}

/**
 * A sum of money, a percentage or a date that the text mentions: `draft.text.slice(start, end) === surface`. Money and
 * percentages have a value, or low and high; dates have from, to and precision.
 */
export interface FoundFigure {
  kind: FigureKind;
  start: number;
  end: number;
  surface: string;
  /** In whole units: `$1.3 billion` is 1,300,000,000 and `7%` is 7. `null` of a range. */
  value: number | null;
  /** Of a range. */
  low: number | null;
  high: number | null;
  /** ISO 4217, where the text makes it clear. */
  currency: string | null;
  /** First and last day, `2025-01-01` to `2025-06-30`. */
  from: string | null;
  to: string | null;
  precision: MentionedPrecision | null;
  /** What found it, with its version: `figures/money/2`. */
  method: string;
  /** 0 to 1. */
  confidence: number;
}

export interface Findings {
  entities: FoundEntity[];
  /** In order of place, title first. */
  mentions: FoundMention[];
  links: FoundLink[];
  /** In order of place. */
  quotes: FoundQuote[];
  /** In order of place, none overlapping. */
  figures: FoundFigure[];
  /** The authors, in order, each with the entity it was made, if any. */
  authors: { name: string; entityId: string | null }[];
  /** What found all this, each part with its version: `tagger/1 … quotes/1 …`. Where it is another, so may the findings be. */
  extractor: string;
}
