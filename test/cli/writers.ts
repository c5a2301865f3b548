// Clients that write the same articles at the same time, as careful ones do: read, change with `If-Match`, read again where
// somebody was quicker, and send once more under the same name what was not answered. Each write leaves a mark of its own.

import { setTimeout as wait } from 'node:timers/promises';
import { base, Faker } from '@faker-js/faker';

/** Where they write now; it changes when a server is gone and another has taken its place. */
export interface Door {
  key: string;
  url: () => Promise<string>;
}

export interface Article {
  id: string;
  title: string;
  tags?: string[];
  text: string;
  revision: number;
}

/** What all of them have done. */
export interface Deeds {
  /** Marks whose write was acknowledged, in the order of the answers, each with its article. */
  acknowledged: Map<string, string>;
  /** Marks that were sent: whether they were written is not known, until they are answered. */
  open: Map<string, string>;
  /** Writes that were too late, and were made anew. */
  late: number;
}

export const noDeeds = (): Deeds => ({ acknowledged: new Map(), open: new Map(), late: 0 });

interface Answer {
  status: number;
  etag: string;
  // biome-ignore lint/suspicious/noExplicitAny: an article, or a problem.
  body: any;
}

const MARK = /\bmark-\d+-\d+\b/g;

/** The marks of an article, wherever they are. */
export const marksOf = ({ title, tags = [], text }: Article): string[] =>
  [title, ...tags, text].join('\n').match(MARK) ?? [];

export const pick = (seed: number): Faker => new Faker({ locale: [base], seed });

/** A new article; its own mark is in its title. In letters in which nobody looks for names: a server is ready sooner. */
const story = (mark: string) => ({
  title: `ამინდის ჩანაწერები ${mark}`,
  lang: 'ka',
  publishedDate: '2025-03-04',
  tags: ['ამინდი'],
  text: 'დილით წვიმდა.\n\nსაღამოს მოწმენდილი ცა იყო.',
});

export class Client {
  readonly #door: Door;
  readonly #deeds: Deeds;
  readonly #random: Faker;
  readonly #number: number;
  #writes = 0;

  constructor(number: number, { door, deeds, seed }: { door: Door; deeds: Deeds; seed: number }) {
    this.#number = number;
    this.#door = door;
    this.#deeds = deeds;
    this.#random = pick(seed * 1_000 + number);
  }

  /** Creates an article; its id. */
  async create(): Promise<string> {
    const mark = this.#mark();
    this.#deeds.open.set(mark, mark);
    const { status, body } = await this.#send('POST', '/v1/articles', { body: story(mark), name: mark });
    // 200 would tell that it was here already: then it was made twice.
    if (status !== 201) throw new Error(`${mark} is answered with ${status}: ${JSON.stringify(body)}`);
    this.#acknowledge(mark, body.id);
    return body.id;
  }

  /** Changes one of these articles; which, and the mark that it has now. */
  async change(ids: readonly string[]): Promise<{ id: string; mark: string }> {
    const mark = this.#mark();
    const id = this.#random.helpers.arrayElement(ids);
    const path = `/v1/articles/${id}`;
    for (let attempt = 1; ; attempt++) {
      const read = await this.#send('GET', `${path}?include=links`);
      if (read.status !== 200) throw new Error(`${path} is answered with ${read.status}`);
      // A write that was refused as too late has not been done.
      if (marksOf(read.body).includes(mark)) throw new Error(`${mark} was refused, and is in ${id}`);
      this.#deeds.open.set(mark, id);
      const { method, body } = this.#changed(read.body, mark);
      const written = await this.#send(method, path, { body, name: `${mark}-${attempt}`, ifMatch: read.etag });
      if (written.status === 412) {
        this.#deeds.open.delete(mark);
        this.#deeds.late++;
        continue;
      }
      if (written.status !== 200) {
        throw new Error(`${mark} is answered with ${written.status}: ${JSON.stringify(written.body)}`);
      }
      if (!marksOf(written.body).includes(mark)) throw new Error(`The answer to ${mark} lacks it`);
      this.#acknowledge(mark, id);
      return { id, mark };
    }
  }

  #mark(): string {
    return `mark-${this.#number}-${++this.#writes}`;
  }

  #acknowledge(mark: string, id: string): void {
    this.#deeds.open.delete(mark);
    this.#deeds.acknowledged.set(mark, id);
  }

  #changed(article: Article, mark: string): { method: string; body: object } {
    const tags = [...(article.tags ?? []), mark];
    const text = `${article.text}\n\nეს სტრიქონი დაამატა: ${mark}.`;
    return this.#random.helpers.arrayElement([
      { method: 'PATCH', body: { tags } },
      { method: 'PATCH', body: { text } },
      { method: 'PUT', body: { ...article, blocks: undefined, text } },
    ]);
  }

  /** Until it is answered, by whichever server: under its name it is done once. */
  async #send(method: string, path: string, { body, name, ifMatch }: Sending = {}): Promise<Answer> {
    const init = {
      method,
      headers: {
        authorization: `Bearer ${this.#door.key}`,
        'accept-encoding': 'identity',
        ...(body && { 'content-type': 'application/json' }),
        ...(name !== undefined && { 'idempotency-key': name }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      ...(body && { body: JSON.stringify(body) }),
    };
    for (;;) {
      const url = await this.#door.url();
      const answer = await fetch(`${url}${path}`, init).then(answerOf, () => null);
      if (answer && answer.body.code !== 'request-in-progress') return answer;
      await wait(10);
    }
  }
}

interface Sending {
  body?: object;
  name?: string;
  ifMatch?: string;
}

/** Null where it was cut off: that is no answer. */
async function answerOf(response: Response): Promise<Answer | null> {
  const { status, headers } = response;
  const text = await response.text().catch(() => null);
  if (text === null) return null;
  return { status, etag: headers.get('etag') ?? '', body: JSON.parse(text) };
}
