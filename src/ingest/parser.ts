// A parser: one document format. Each is one file that exports a `Parser` and one line in `index.ts`.

import type { Draft, DraftWarning } from '../model/article/draft.ts';

/** A document as it came in. `name` (a file name or path) and `contentType` help to tell its format. */
export interface SourceDocument {
  name: string;
  bytes: Uint8Array;
  contentType?: string;
}

/** What is known of a document before it is decoded: enough to tell its format. */
export interface DocumentHead {
  /** The file's ending in lower case, without the dot; empty where it has none. */
  extension: string;
  /** From the content type, in lower case, without parameters. */
  mediaType: string | null;
  /** The first 4,096 bytes, a character each (so ASCII reads as it is in every encoding but UTF-16), without leading blanks. */
  start: string;
}

/** Why a document cannot be read, and what its owner can do. `code` is kebab-case, `line` counts from 1. */
export interface DocumentRejection {
  code: string;
  message: string;
  line?: number;
}

/** A draft as its format states it; `lang` and `source` may be left null, they are found out for all formats alike. */
export interface ParsedDraft {
  draft: Draft;
  warnings: DraftWarning[];
}

export type Parsed = { ok: true; drafts: ParsedDraft[] } | { ok: false; rejection: DocumentRejection };

/** Pure: the same text gives the same drafts, always. A feed gives many, an article one. */
export interface Parser {
  /** Lower case; with `version` it names the importer of an article: `clipping/1`. */
  name: string;
  /** Raised whenever the same document would give another draft. */
  version: number;
  accepts(head: DocumentHead): boolean;
  /** The encoding that the document itself declares; UTF-8 where there is none. */
  charset?(head: DocumentHead): string | null;
  /** `text` is NFC, with `\n` line ends. */
  parse(text: string): Parsed;
}
