// A draft: one document as it was read, before anything is known about it. What `ingest` makes and `enrich` reads.

import type { Block } from '../text/block.ts';
import type { DatePrecision } from './article.ts';

/** An instant in UTC, `2025-12-03T00:00:00Z`, and how much of it the document states. */
export interface PublishedDate {
  at: string;
  precision: DatePrecision;
}

/** The paper: a name, a host without `www.`, or both. */
export interface DraftSource {
  name: string;
  host: string | null;
}

export type DraftLinkKind = 'inline' | 'related' | 'image' | 'credit' | 'original';

/** A hyperlink. `text.slice(start, end) === anchor`; `original` links stand outside the text and have no place. */
export interface DraftLink {
  kind: DraftLinkKind;
  anchor: string;
  /** As written; `null` where the target was lost (`(#)`, an empty or unusable address). */
  href: string | null;
  start: number | null;
  end: number | null;
}

/** `text` is the blocks' texts joined by one empty line, NFC; every offset points into it. */
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
  /** The address that the document calls the page's main one (`rel=canonical`), as written: the article is known under both. */
  canonical: string | null;
  source: DraftSource | null;
  text: string;
  blocks: Block[];
  links: DraftLink[];
}

/** Something worth telling the owner of a document; `line` counts from 1. */
export interface DraftWarning {
  message: string;
  line?: number;
}

/** A document read: its draft, and where it came from. */
export interface ParsedDocument {
  /** Of a document that holds several articles: what names this one after the document, as `:12` or `#3`. */
  part?: string;
  draft: Draft;
  warnings: DraftWarning[];
  /** Which parser read it, with its version: `clipping/1`. */
  importer: string;
  /** SHA-256 of the original bytes, hexadecimal. */
  sourceHash: string;
}
