// Classifies faults of the archive's disk from the error codes of SQLite and the operating system.

import { Problem } from './problem.ts';
import { errorCodes } from './thread-error.ts';

export type StorageFaultKind = 'full' | 'read-only' | 'failing' | 'damaged' | 'removed' | 'replaced';

/** The files of the archive are not in their place. The message is for operators. */
export class MisplacedDatabase extends Error {
  override name = 'MisplacedDatabase';
  readonly code: 'DATABASE_REMOVED' | 'DATABASE_REPLACED';

  constructor(code: MisplacedDatabase['code'], message: string) {
    super(message);
    this.code = code;
  }
}

// A write that a limit of the file size stops, or a disk that became read-only under an open file, is SQLITE_IOERR_WRITE.
const KINDS: [codes: RegExp, kind: StorageFaultKind][] = [
  [/^(?:SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)$/, 'full'],
  [/^(?:DATABASE_REMOVED|SQLITE_READONLY_DBMOVED)$/, 'removed'],
  [/^DATABASE_REPLACED$/, 'replaced'],
  [/^(?:SQLITE_READONLY\w*|SQLITE_PERM|EROFS|EACCES|EPERM)$/, 'read-only'],
  [/^(?:SQLITE_IOERR(?!_NOMEM)\w*|SQLITE_CANTOPEN\w*|SQLITE_PROTOCOL|EIO|ENXIO|ENODEV|ESTALE)$/, 'failing'],
  [/^(?:SQLITE_CORRUPT\w*|SQLITE_NOTADB)$/, 'damaged'],
];

interface Fault {
  /** Why the archive cannot be used, as a clause. */
  reason: string;
  /** The detail for clients. */
  detail: string;
  retryAfter: number;
}

const FAULTS: Record<StorageFaultKind, Fault> = {
  full: {
    reason: 'the disk is full',
    detail: 'The disk of the archive is full. Send the request again once there is room.',
    retryAfter: 30,
  },
  'read-only': {
    reason: 'the disk is read-only, or this user may not write there',
    detail: 'The disk of the archive can only be read. Send the request again once it can be written.',
    retryAfter: 60,
  },
  failing: {
    reason: 'the disk reports an error',
    detail: 'The disk of the archive reports an error. Send the request again later.',
    retryAfter: 30,
  },
  damaged: {
    reason: 'the database is damaged',
    detail: 'The files of the archive are damaged. Its operator must restore or repair them.',
    retryAfter: 300,
  },
  removed: {
    reason: 'the database is not where it was',
    detail: 'The files of the archive are not in their place. Send the request again once they are back.',
    retryAfter: 10,
  },
  replaced: {
    reason: 'another file stands in the place of the database',
    detail: 'Another file stands in the place of the archive. Its operator must restart the server.',
    retryAfter: 60,
  },
};

/** Null if the error is not a fault of the disk. */
export function storageFaultOf(error: unknown): StorageFaultKind | null {
  for (const code of errorCodes(error)) {
    const found = KINDS.find(([codes]) => codes.test(code));
    if (found) return found[1];
  }
  return null;
}

export const faultReason = (kind: StorageFaultKind): string => FAULTS[kind].reason;

/** The problem for clients; null if the error is not a fault of the disk. */
export function storageProblem(error: unknown): Problem | null {
  const kind = storageFaultOf(error);
  if (kind === null) return null;
  const { detail, retryAfter } = FAULTS[kind];
  return new Problem(kind === 'full' ? 'insufficient-storage' : 'unavailable', {
    detail,
    headers: { 'retry-after': String(retryAfter) },
    cause: error,
  });
}
