// The verbs of the write service: every way in which the server changes the archive, by name. What they take and give can be sent
// from thread to thread.

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
  /** @throws where nothing can ever be enriched, in one clear sentence. */
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
  /** What was left by a thread that was lost, or by another process. */
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
