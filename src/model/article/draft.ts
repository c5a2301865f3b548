// A draft: a parsed document before enrichment. `ingest` makes drafts; `enrich` reads them.

import type { Block } from '../text/block.ts';
import type { DatePrecision } from './article.ts';

/** An instant in UTC, `2025-12-03T00:00:00Z`, and the precision that the document states. */
export interface PublishedDate {
  at: string;
  precision: DatePrecision;
}

/** The publication: its name and its host without `www.`. */
export interface DraftSource {
  name: string;
  host: string | null;
}

export type DraftLinkKind = 'inline' | 'related' | 'image' | 'credit' | 'original';

/** A hyperlink. `text.slice(start, end) === anchor`; `original` links are not part of the text and have no offsets. */
export interface DraftLink {
  kind: DraftLinkKind;
  anchor: string;
  /** As written; `null` if the target was lost (`(#)`, an empty or unusable address). */
  href: string | null;
  start: number | null;
  end: number | null;
}

/** `text` joins the texts of the blocks with an empty line, in NFC. All offsets refer to it. */
export interface Draft {
  title: string;
  subtitle: string | null;
  authors: string[];
  section: string | null;
  tags: string[];
  /** BCP 47, usually two letters. */
  lang: string | null;
  published: PublishedDate | null;
  /** The document's own address, as written. */
  url: string | null;
  /** The declared canonical address (`rel=canonical`), as written. Both addresses lead to the article. */
  canonical: string | null;
  source: DraftSource | null;
  text: string;
  blocks: Block[];
  links: DraftLink[];
}

/** A message for the owner of a document; `line` counts from 1. */
export interface DraftWarning {
  message: string;
  line?: number;
}

/** A draft with its provenance. */
export interface ParsedDocument {
  /** Identifies this article in a document that holds several: `:12`, `#3`. */
  part?: string;
  draft: Draft;
  warnings: DraftWarning[];
  /** The parser and its version: `clipping/1`. */
  importer: string;
  /** SHA-256 of the original bytes, in hexadecimal. */
  sourceHash: string;
}
