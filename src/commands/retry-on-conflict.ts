// Changing a part of what was read: where somebody else changed it before it was written, it is read again.

/** What was read is not what is there any more. */
class ConflictError extends Error {
  override name = 'Disturbed';
}

/** In the transaction that writes: whoever said which version is meant has been refused by then. */
export function requireUnchanged(etag: string, read: string | undefined): void {
  if (etag !== read) throw new ConflictError('It was changed since it was read.');
}

/** Reads and writes until nobody came in between; each time somebody else got on. */
export async function retryOnConflict<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
