// Translates errors of the operating system into clauses for people.

const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOENT: 'the file or its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links form a loop',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota of this user is exceeded',
  EFBIG: 'the file would exceed the size limit',
  EMFILE: 'too many files are open',
  ENXIO: 'no process has its other end open',
};

/** The message of SQLite, which is all that remains of an error from another thread. */
const DAMAGED = /^(?:database disk image is malformed|file is not a database)/;
const DAMAGE =
  'the archive is damaged: "news-archive check" says where, "news-archive restore" puts a backup in its place';

/** The reason of a system error, or the message of any other error. */
export function systemErrorReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (DAMAGED.test(message)) return DAMAGE;
  return (code !== undefined && REASONS[code]) || message.replace(/\.$/, '');
}

/** Whether the operating system reported the error. */
export function isSystemError(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined;
}
