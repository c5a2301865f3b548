// The messages between the thread that answers and the body thread.

import type { Received } from '../../commands/imports/spool.ts';
import type { SerializedError } from '../../model/problem/thread-error.ts';

/** A large JSON body to be validated. */
export interface ArticleOrder {
  bytes: Uint8Array;
  schema: 'article' | 'patch';
  /** Names of the query's parameters, which some send in the body. */
  parameters: readonly string[];
}

export interface ArticleResult {
  json: Uint8Array;
  digest: string;
}

/** An upload to be kept in the spool; its chunks follow. */
export interface UploadOrder {
  /** The database. */
  file: string;
  /** The whole `Content-Type` header. */
  contentType: string;
  /** Files of a form, at most. */
  files: number;
}

export type BodyOrder = { article: ArticleOrder } | { upload: UploadOrder };
export type BodyResult = ArticleResult | Received;

export type ToBodies = { id: number } & (
  | BodyOrder
  | { chunk: Uint8Array }
  /** The body is complete, or it was cut off. */
  | { end: 'complete' | 'cut-off' }
);

export type FromBodies = { id: number } & ({ result: BodyResult } | { error: SerializedError } | { taken: true });
