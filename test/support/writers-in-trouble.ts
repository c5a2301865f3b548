// Clients that go on writing whatever happens to the disk of the server, and keep book of every answer.

import { setTimeout as wait } from 'node:timers/promises';

export interface Refusal {
  status: number;
  code: string;
  retryAfter: string | null;
}

export interface Writers {
  /** Ids of articles whose creation was answered with 2xx. */
  readonly acknowledged: string[];
  readonly refusals: Refusal[];
  /** What was neither: a broken connection, another status. Must stay empty. */
  readonly wrong: string[];
  /** Waits until so many more are acknowledged, or refused. */
  untilAcknowledged(more: number): Promise<void>;
  untilRefused(more: number): Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds between two writes of one client. */
const PAUSE = 20;

export function startWriters(url: string, key: string, { count = 3, text = '', first = 1 } = {}): Writers {
  const acknowledged: string[] = [];
  const refusals: Refusal[] = [];
  const wrong: string[] = [];
  let stopped = false;
  let number = first;

  async function write(): Promise<void> {
    const mark = `${number++}`;
    const response = await fetch(`${url}/v1/articles`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      // In letters in which nobody looks for names: most of the time is the disk's.
      body: JSON.stringify({
        title: `ამინდის ჩანაწერები ${mark}`,
        lang: 'ka',
        publishedDate: '2025-03-04',
        text: `დილით წვიმდა ${mark}. ${text}`,
      }),
    });
    const body = (await response.json()) as { id: string; code: string };
    if (response.status === 201) acknowledged.push(body.id);
    else if (response.status === 503 || response.status === 507) {
      refusals.push({ status: response.status, code: body.code, retryAfter: response.headers.get('retry-after') });
    } else wrong.push(`${response.status} ${JSON.stringify(body)}`);
  }

  async function writeOn(): Promise<void> {
    while (!stopped) {
      await write().catch((error: Error) => wrong.push(String(error.cause ?? error)));
      await wait(PAUSE);
    }
  }

  const running = Array.from({ length: count }, writeOn);

  async function until(list: unknown[], more: number): Promise<void> {
    const goal = list.length + more;
    while (list.length < goal) {
      if (wrong.length > 0) throw new Error(`A write was answered wrongly: ${wrong[0]}`);
      await wait(PAUSE);
    }
  }

  return {
    acknowledged,
    refusals,
    wrong,
    untilAcknowledged: (more) => until(acknowledged, more),
    untilRefused: (more) => until(refusals, more),
    async stop() {
      stopped = true;
      await Promise.all(running);
    },
  };
}
