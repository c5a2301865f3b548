// Repeats a read and write if another writer changed the data in between.

/** The data has changed since it was read. */
class ConflictError extends Error {
  override name = 'ConflictError';
}

/** Call in the writing transaction. Requests with a failed precondition were rejected before. */
export function requireUnchanged(etag: string, read: string | undefined): void {
  if (etag !== read) throw new ConflictError('It was changed since it was read.');
}

/** Repeats until there is no conflict. Each conflict means that another writer succeeded, so this ends. */
export async function retryOnConflict<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
