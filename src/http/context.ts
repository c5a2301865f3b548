// What routes work with.

import type { Desk } from '../commands/desk/desk.ts';
import { Problem } from '../model/problem/problem.ts';
import type { Store } from '../store/index.ts';
import type { BodyThread } from './bodies/thread.ts';
import type { ChangeHub } from './change-hub.ts';
import type { ReplyCache } from './reply-cache.ts';
import type { UploadLimits } from './upload.ts';
import type { UploadQuota } from './upload-quota.ts';

export interface Context {
  store: Store;
  /** Where changes are handed in; null where nothing can be changed. */
  desk: Desk | null;
  replies: ReplyCache;
  hub: ChangeHub;
  /** Where large bodies are read. */
  bodies: BodyThread;
  uploads: UploadLimits;
  uploadQuota: UploadQuota;
}

/** Where changes are handed in. @throws where nothing can be changed. */
export function deskOf({ desk }: Context): Desk {
  if (!desk) throw new Problem('unavailable', { detail: 'This server changes nothing.' });
  return desk;
}
