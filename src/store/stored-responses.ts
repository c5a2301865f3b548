// Reads the stored responses to idempotent requests.

import type { ReadContext } from './read-context.ts';
import { prepareStoredResponses } from './writing/stored-responses.ts';

export function storedResponseReads({ db }: ReadContext) {
  const { find } = prepareStoredResponses(db);
  return { find: async (...asked: Parameters<typeof find>) => find(...asked) };
}
