// Keeping an archive equal to another one that is served elsewhere: its export first, then what changes.

import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Store } from '../../store/index.ts';
import { ArchiveError } from './read-archive.ts';
import { type Copied, copiedTo, restoreArchive } from './restore-archive.ts';

export interface MirrorOptions {
  /** Where the other archive is served. */
  url: string;
  /** A key of it, where it asks for one. */
  key: string | null;
  /** Whether it ends once this archive is as the other one; otherwise it goes on until `signal`. */
  once: boolean;
  signal: AbortSignal;
  /** Told while changes come, and each time that there are none any more. `total`: of changes in this turn. */
  onProgress?: (copied: Copied, total: number) => void;
  onEqual?: (seq: number) => void;
  /** Told before it waits to try again. */
  onTrouble?: (why: string, seconds: number) => void;
  /** Seconds until the first try again; each failure doubles them. */
  patience?: number;
}

/** What passes by itself, and what does not. */
class Trouble extends Error {
  readonly after: number | null;

  constructor(message: string, after: number | null = null) {
    super(message);
    this.after = after;
  }
}

const WAIT = 30; // seconds that the other archive holds back its answer
const LONGEST = 60;
/** Seconds of silence after which a connection is given up. */
const SILENCE = 120;

const Page = z.object({ meta: z.object({ seq: z.int() }) });

/**
 * Takes over what is new, and follows. It can be ended at any moment and begun again: it goes on where it was.
 *
 * @throws where trying again would not help, in one clear sentence; with `once` also where the other archive is not there.
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

/** The number of the newest change, as soon as there is one after `seq`, or after a while. */
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

/** @throws Trouble where it may pass by itself, otherwise one clear sentence. */
async function ask(
  address: string,
  { key, signal }: { key: string | null; signal: AbortSignal },
): Promise<AsyncIterable<Uint8Array>> {
  const silent = new AbortController();
  // Nobody waits for it who has been told to stop.
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

/** What may pass by itself; null of what does not. */
function troubleOf(error: unknown, url: string): Trouble | null {
  if (error instanceof Trouble) return error;
  if (error instanceof ArchiveError) return error.isDamaged ? new Trouble(error.message.replace(/\.$/, '')) : null;
  // Of a connection that is refused, broken, or silent.
  if (error instanceof TypeError || (error as Error).name === 'AbortError') {
    const { cause } = error as Error;
    const why =
      cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : 'it is silent';
    return new Trouble(`${url} cannot be reached (${why})`);
  }
  return null;
}
