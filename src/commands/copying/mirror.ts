// Keeps an archive equal to another one that is served elsewhere: copies its export, then follows its changes.

import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Store } from '../../store/index.ts';
import { ArchiveError } from './read-archive.ts';
import { type Copied, copiedTo, restoreArchive } from './restore-archive.ts';

export interface MirrorOptions {
  /** Address of the other archive. */
  url: string;
  /** API key for the other archive, if it requires one. */
  key: string | null;
  /** Whether to stop once both archives are equal; if false, it follows until `signal`. */
  once: boolean;
  signal: AbortSignal;
  /** Called while changes arrive, and `onEqual` each time that both are equal. `total`: changes in this round. */
  onProgress?: (copied: Copied, total: number) => void;
  onEqual?: (seq: number) => void;
  /** Called before each wait for a retry. */
  onTrouble?: (why: string, seconds: number) => void;
  /** Seconds until the first retry; each failure doubles them. */
  patience?: number;
}

/** A temporary failure, which is retried. */
class Trouble extends Error {
  readonly after: number | null;

  constructor(message: string, after: number | null = null) {
    super(message);
    this.after = after;
  }
}

const WAIT = 30; // seconds that the other archive may delay its reply
const LONGEST = 60;
/** Seconds without data after which a connection is closed. */
const SILENCE = 120;

const Page = z.object({ meta: z.object({ seq: z.int() }) });

/**
 * Copies what is new and follows. It can be stopped at any time and resumes at the same place.
 *
 * @throws a one-sentence error if a retry cannot help; with `once`, also if the other archive is unreachable.
 */
export async function mirrorArchive(store: Store, options: MirrorOptions): Promise<void> {
  const { once, signal, onEqual, onTrouble, patience = 1 } = options;
  let failures = 0;
  while (!signal.aborted) {
    try {
      await catchUp(store, options);
      failures = 0;
      const seq = await copiedTo(store);
      onEqual?.(seq);
      if (once) return;
      while (!signal.aborted && (await newestOf(seq, options)) === seq);
    } catch (error) {
      if (signal.aborted) return;
      const trouble = troubleOf(error, options.url);
      if (!trouble || (once && failures >= 3)) throw trouble ?? error;
      const seconds = trouble.after ?? Math.min(patience * 2 ** failures, LONGEST);
      failures++;
      onTrouble?.(trouble.message, seconds);
      await setTimeout(seconds * 1000, undefined, { signal }).catch(() => {});
    }
  }
}

async function catchUp(store: Store, { url, key, signal, onProgress }: MirrorOptions): Promise<void> {
  const since = await copiedTo(store);
  const chunks = await ask(`${url}/v1/export/archive?since=${since}`, { key, signal });
  await restoreArchive(store, chunks, { url, signal, ...(onProgress && { onProgress }) });
}

/** Returns the number of the newest change once there is one after `seq`, or after a timeout. */
async function newestOf(seq: number, { url, key, signal }: MirrorOptions): Promise<number> {
  const parts: Uint8Array[] = [];
  for await (const part of await ask(`${url}/v1/changes?since=${seq}&limit=1&wait=${WAIT}`, { key, signal })) {
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString();
  const read = text.startsWith('{') ? Page.safeParse(JSON.parse(text)) : null;
  if (!read?.success) throw new ArchiveError(`${url} does not answer as an archive does.`);
  return read.data.meta.seq;
}

/** @throws Trouble for temporary failures, a one-sentence error for all others. */
async function ask(
  address: string,
  { key, signal }: { key: string | null; signal: AbortSignal },
): Promise<AsyncIterable<Uint8Array>> {
  const silent = new AbortController();
  // The timer must not delay the end of the process.
  const timer = globalThis.setTimeout(() => silent.abort(), SILENCE * 1000).unref();
  const response = await fetch(address, {
    headers: { 'accept-encoding': 'gzip', ...(key !== null && { authorization: `Bearer ${key}` }) },
    signal: AbortSignal.any([signal, silent.signal]),
  }).catch((error: Error) => {
    if (!(error.cause instanceof Error && error.cause.message === 'bad port')) throw error;
    const { origin } = new URL(address);
    throw new Error(`${origin} has a port that is kept for something else than the web: serve it at another one.`);
  });
  if (!response.ok || !response.body) {
    clearTimeout(timer);
    throw await refusal(response, address);
  }
  const { body } = response;
  return (async function* () {
    try {
      for await (const chunk of body) {
        timer.refresh();
        yield chunk;
      }
    } finally {
      clearTimeout(timer);
    }
  })();
}

async function refusal(response: Response, address: string): Promise<Error> {
  const { status, headers } = response;
  const said = await (response.json() as Promise<{ detail?: string; title?: string }>).then(
    ({ detail, title }) => detail ?? title,
    () => undefined,
  );
  const message = `${address} answers ${status}${said === undefined ? '' : `: ${said}`}`;
  if (status === 401 || status === 403) return new Error(`${message} MIRROR_KEY is the key that is sent.`);
  if (status !== 429 && status < 500) return new Error(message);
  const after = Number(headers.get('retry-after') ?? Number.NaN);
  return new Trouble(message, Number.isFinite(after) ? Math.max(1, after) : null);
}

/** Returns the temporary failure that an error stands for; null if a retry cannot help. */
function troubleOf(error: unknown, url: string): Trouble | null {
  if (error instanceof Trouble) return error;
  if (error instanceof ArchiveError) return error.isDamaged ? new Trouble(error.message.replace(/\.$/, '')) : null;
  // The connection was refused, broken or silent.
  if (error instanceof TypeError || (error as Error).name === 'AbortError') {
    const { cause } = error as Error;
    const why =
      cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : 'it is silent';
    return new Trouble(`${url} cannot be reached (${why})`);
  }
  return null;
}
