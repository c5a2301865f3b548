// Defines the services that routes use.

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
  /** Makes changes to the archive; null if the server is read-only. */
  writeService: WriteService | null;
  replies: ReplyCache;
  hub: ChangeHub;
  /** Reads large bodies. */
  bodies: BodyThread;
  uploads: UploadLimits;
  uploadQuota: UploadQuota;
}

/** Returns the write service. @throws Problem if the server is read-only. */
export function writeServiceOf({ writeService }: RouteContext): WriteService {
  if (!writeService) throw new Problem('unavailable', { detail: 'This server changes nothing.' });
  return writeService;
}
