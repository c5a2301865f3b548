// The interface of document formats: a parser detects its documents and reads them into drafts.

import type { Draft, DraftWarning } from '../model/article/draft.ts';

/** A document as received. `name` (a file name or path) and `contentType` help to detect its format. */
export interface SourceDocument {
  name: string;
  bytes: Uint8Array;
  contentType?: string;
}

/** What is known of a document before it is decoded: enough to detect its format. */
export interface DocumentHead {
  /** The file extension in lower case, without the dot; empty if the name has none. */
  extension: string;
  /** From the content type, in lower case, without parameters. */
  mediaType: string | null;
  /**
   * The first 4,096 bytes without leading white space. Each byte is one character, so ASCII is readable in every encoding
   * except UTF-16.
   */
  start: string;
}

/** Why a document cannot be read, and what its owner can do. `code` is kebab-case; `line` counts from 1. */
export interface DocumentRejection {
  code: string;
  message: string;
  line?: number;
}

/** A draft as its document states it. If `lang` or `source` is null, it is derived later, in the same way for all formats. */
export interface ParsedDraft {
  draft: Draft;
  warnings: DraftWarning[];
}

/** An article in a document with several. The name of the document and `part` identify it: `#3`, `!/a.html`. */
export type ParsedPart = { part: string } & (ParsedDraft | { rejection: DocumentRejection });

export type Rejected = { ok: false; rejection: DocumentRejection };
export type Parsed = { ok: true; drafts: (ParsedDraft | ParsedPart)[] } | Rejected;

/** The confidence that a document has a format, from 0 to 1. The parser with the highest confidence reads the document. */
export const CONFIDENCE = { none: 0, lastResort: 0.1, name: 0.8, certain: 1 } as const;

interface FormatDescription {
  /** In lower case. With `version` it names the importer of an article: `clipping/1`. */
  name: string;
  /** For people, as a row of the documentation: `Markdown clipping`. */
  title: string;
  /** File extensions in lower case, without the dot. Folders are searched for them; the first one is the usual one. */
  extensions: readonly string[];
  /** The name of documents that are sent without a file name: `document.md`. */
  fileName: string;
  /** Media types in lower case that HTTP requests can send, without parameters; the first one is the usual one. */
  mediaTypes: readonly string[];
  /** Whether a document is one article or holds any number of them. */
  holds: 'article' | 'articles';
  detect(head: DocumentHead): number;
}

/** A format that is parsed as a whole. */
export interface DocumentParser extends FormatDescription {
  /** Raised whenever the same document would give another draft. */
  version: number;
  /** The encoding that the document itself declares; UTF-8 if it is absent or returns null. */
  charset?(head: DocumentHead): string | null;
  /**
   * `text` is NFC, with `\n` as line ends. The same text always gives the same drafts. A parser imports its libraries here,
   * so that threads that only list the formats do not load them.
   */
  read(text: string): Promise<Parsed>;
}

/** A format in which each line is a document of another media type. Files are read line by line, so their size is not limited. */
export interface LineFormat extends FormatDescription {
  holds: 'articles';
  lineType: string;
}

export type Parser = DocumentParser | LineFormat;
