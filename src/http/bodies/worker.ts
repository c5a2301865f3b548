// Runs the body thread: validates large JSON bodies, and parses, hashes and stores uploads. Reads take precedence.

import { parentPort } from 'node:worker_threads';
import { serializeError } from '../../model/problem/thread-error.ts';
import { giveWay } from '../../threads.ts';
import { ChunkQueue } from './chunk-queue.ts';
import type { FromBodies, ToBodies } from './messages.ts';
import { readArticle } from './read-article.ts';
import { receiveUpload } from './receive-upload.ts';

giveWay();
const port = parentPort;
if (port) {
  const uploads = new Map<number, ChunkQueue>();
  const say = (message: FromBodies, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

  const begin = (message: ToBodies): Promise<void> | undefined => {
    const { id } = message;
    if ('article' in message) {
      const result = readArticle(message.article);
      say({ id, result }, [result.json.buffer as ArrayBuffer]);
    } else if ('upload' in message) {
      const chunks = new ChunkQueue(() => say({ id, taken: true }));
      uploads.set(id, chunks);
      return receiveUpload(message.upload, chunks)
        .then((result) => say({ id, result }))
        .finally(() => uploads.delete(id));
    } else if ('chunk' in message) uploads.get(id)?.push(message.chunk);
    else uploads.get(id)?.end(message.end === 'complete');
    return undefined;
  };

  port.on('message', async (message: ToBodies) => {
    try {
      await begin(message);
    } catch (error) {
      say({ id: message.id, error: serializeError(error) });
    }
  });
}
