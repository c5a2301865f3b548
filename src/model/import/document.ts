// A document: a file as it came in.

/** No document is larger. An article is a few kilobytes; what is larger is no document or many. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** What a document may be sent as, beside the archive's own form. */
export const DOCUMENT_TYPES = ['text/markdown', 'text/x-markdown', 'text/plain'] as const;
