// Defines the operations of the write service, by name; their arguments and results can be sent between threads.

import type { IdempotentRequest } from '../../store/index.ts';
import type { CommandContext } from '../command-context.ts';
import {
  createEntity,
  finishCuration,
  mergeEntity,
  splitEntity,
  unmergeEntity,
  updateEntity,
} from '../curate-entities.ts';
import { storeResponse } from '../idempotency.ts';
import { cancelImport, queueImport, resumeImports } from '../imports/operations.ts';
import type { ImportQueue } from '../imports/queue.ts';
import { noteUse } from '../keys.ts';
import { seedArchive } from '../seed-archive.ts';
import { withdrawArticle } from '../withdraw-article.ts';
import { createArticle, patchArticle, replaceArticle } from '../write-article.ts';

export const operations = {
  /** @throws a one-sentence error if enrichment cannot work at all. */
  prepare: ({ enricher }: CommandContext) => enricher.ready(),
  seed: ({ store, enricher, now }: CommandContext, folder: string) => seedArchive(store, folder, { enricher, now }),
  createArticle,
  replaceArticle,
  patchArticle,
  withdrawArticle,
  createEntity,
  updateEntity,
  mergeEntity,
  unmergeEntity,
  splitEntity,
  finishCuration,
  queueImport,
  cancelImport,
  resumeImports,
  /** Resumes work that a failed thread or another process left. */
  async goOn(means: CommandContext & { imports: ImportQueue }) {
    means.imports.wake();
    await finishCuration(means);
  },
  keepReply: ({ store }: CommandContext, request: IdempotentRequest, reply: string) =>
    storeResponse(store, request, reply),
  noteUse: ({ store, now }: CommandContext, keyId: string) => noteUse(store, keyId, now()),
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type Args<Name extends OperationName> = Operations[Name] extends (means: never, ...given: infer Rest) => unknown
  ? Rest
  : never;
export type Result<Name extends OperationName> = Awaited<ReturnType<Operations[Name]>>;
