// Defines the messages between the main thread and the body thread.

import type { Received } from '../../commands/imports/spool.ts';
import type { SerializedError } from '../../model/problem/thread-error.ts';

/** A large JSON body to validate. */
export interface ArticleOrder {
  bytes: Uint8Array;
  schema: 'article' | 'patch';
  /** Names of the query parameters: the error message explains a parameter that was sent in the body. */
  parameters: readonly string[];
}

export interface ArticleResult {
  json: Uint8Array;
  digest: string;
}

/** An upload to store in the spool; its chunks follow. */
export interface UploadOrder {
  /** Path of the database. */
  file: string;
  /** The whole `Content-Type` header. */
  contentType: string;
  /** Maximum number of files of a form. */
  files: number;
}

export type BodyOrder = { article: ArticleOrder } | { upload: UploadOrder };
export type BodyResult = ArticleResult | Received;

export type ToBodies = { id: number } & (
  | BodyOrder
  | { chunk: Uint8Array }
  /** The body is complete or was cut off. */
  | { end: 'complete' | 'cut-off' }
);

export type FromBodies = { id: number } & ({ result: BodyResult } | { error: SerializedError } | { taken: true });
