// The verbs of the desk: every way in which the server changes the archive, by name. What they take and give can be sent
// from thread to thread.

import type { NamedRequest } from '../../store/index.ts';
import {
  createEntity,
  finishCuration,
  mergeEntity,
  splitEntity,
  unmergeEntity,
  updateEntity,
} from '../curate-entities.ts';
import type { ImportQueue } from '../imports/queue.ts';
import { cancelImport, queueImport, resumeImports } from '../imports/verbs.ts';
import { noteUse } from '../keys.ts';
import { keepReply } from '../once.ts';
import { seedArchive } from '../seed-archive.ts';
import { withdrawArticle } from '../withdraw-article.ts';
import { createArticle, patchArticle, replaceArticle } from '../write-article.ts';
import type { Means } from './means.ts';

export const verbs = {
  /** @throws where nothing can ever be enriched, in one clear sentence. */
  prepare: ({ enricher }: Means) => enricher.ready(),
  seed: ({ store, enricher, now }: Means, folder: string) => seedArchive(store, folder, { enricher, now }),
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
  async goOn(means: Means & { imports: ImportQueue }) {
    means.imports.wake();
    await finishCuration(means);
  },
  keepReply: ({ store }: Means, request: NamedRequest, reply: string) => keepReply(store, request, reply),
  noteUse: ({ store, now }: Means, keyId: string) => noteUse(store, keyId, now()),
};

export type Verbs = typeof verbs;
export type VerbName = keyof Verbs;
export type Given<Name extends VerbName> = Verbs[Name] extends (means: never, ...given: infer Rest) => unknown
  ? Rest
  : never;
export type Done<Name extends VerbName> = Awaited<ReturnType<Verbs[Name]>>;
