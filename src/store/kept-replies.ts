// Reading what was answered to requests that named themselves.

import type { Reading } from './reading.ts';
import { prepareKeptReplies } from './writing/kept-replies.ts';

export function keptReplyReads({ db }: Reading) {
  const { find } = prepareKeptReplies(db);
  return { find: async (...asked: Parameters<typeof find>) => find(...asked) };
}
