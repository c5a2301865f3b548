// The limit of a document, a file as received.

/** An article has a few kilobytes; a larger file is not an article, or it is many. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
