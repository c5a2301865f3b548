// What the operating system says of a file or a device, as a clause that a person understands.

const REASONS: Record<string, string> = {
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'the disk can only be read',
  ENOENT: 'it is not there, or the folder it should be in',
  ENOTDIR: 'what should be its folder is a file',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk space of this user is used up',
  EFBIG: 'it would be larger than a file may be',
  EMFILE: 'too many files are open',
  ENXIO: 'nothing is at its other end',
};

/** SQLite's words, which are all that is left of an error that comes from another thread. */
const DAMAGED = /^(?:database disk image is malformed|file is not a database)/;
const DAMAGE =
  'the archive is damaged: "news-archive check" says where, "news-archive restore" puts a backup in its place';

/** Of an error that did not come from the system, its message. */
export function systemErrorReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (DAMAGED.test(message)) return DAMAGE;
  return (code !== undefined && REASONS[code]) || message.replace(/\.$/, '');
}

/** Whether it came from the system, and not from a program. */
export function isSystemError(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined;
}
