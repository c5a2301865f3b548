// What routes work with.

import type { WriteService } from '../commands/write-service/write-service.ts';
import { Problem } from '../model/problem/problem.ts';
import type { Store } from '../store/index.ts';
import type { BodyThread } from './bodies/thread.ts';
import type { ChangeHub } from './change-hub.ts';
import type { ReplyCache } from './reply-cache.ts';
import type { UploadLimits } from './upload.ts';
import type { UploadQuota } from './upload-quota.ts';

export interface RouteContext {
  store: Store;
  /** Where changes are handed in; null where nothing can be changed. */
  writeService: WriteService | null;
  replies: ReplyCache;
  hub: ChangeHub;
  /** Where large bodies are read. */
  bodies: BodyThread;
  uploads: UploadLimits;
  uploadQuota: UploadQuota;
}

/** Where changes are handed in. @throws where nothing can be changed. */
export function writeServiceOf({ writeService }: RouteContext): WriteService {
  if (!writeService) throw new Problem('unavailable', { detail: 'This server changes nothing.' });
  return writeService;
}
