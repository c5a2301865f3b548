// What is asked of a server: the same questions of each, in the words that it understands.

import { isDeepStrictEqual } from 'node:util';
import { between, pick, random, zipf } from './random.ts';

/** Rows of a page while walking, and of a page that is measured: 20 give or take, so that no URL comes too often. */
const WALKED = 100;
const LOW = 16;
const HIGH = 24;
const QUESTIONS = 5000;
/** How deep a page is deep. */
const DEEP = 0.8;

export type WorkloadName = 'article' | 'newest' | 'entity' | 'deep';
export type Workloads = Record<WorkloadName, string[]>;

interface ListReply {
  data: { id: string }[];
  page: { next?: string; previous?: string; total: number };
}

/** The ids that questions are made of: of articles, and of entities, those in most articles first. */
export interface Ids {
  articles: string[];
  entities: string[];
}

export async function idsOf(port: number, most = Number.POSITIVE_INFINITY): Promise<Ids> {
  const articles = await walk(port, '/v1/articles?fields=id', most);
  const entities = await walk(port, '/v1/entities?sort=articles', most);
  return { articles: articles.ids, entities: entities.ids };
}

/** The questions in the words of that server, whose cursors are its own. The same index is the same question. */
export async function workloadsOf(port: number, ids: Ids): Promise<Workloads> {
  const { cursors } = await walk(port, '/v1/articles?fields=id');
  const near = cursors.slice(0, 20);
  const middle = Math.floor(cursors.length * DEEP);
  const far = cursors.slice(middle - 10, middle + 10);
  const drawRank = zipf(ids.entities.length);
  const questions = (seed: number, question: (chance: () => number) => string) => {
    const chance = random(seed);
    return Array.from({ length: QUESTIONS }, () => question(chance));
  };
  const limit = (chance: () => number) => `limit=${between(chance, LOW, HIGH)}`;
  return {
    article: questions(1, (chance) => `/v1/articles/${pick(chance, ids.articles)}?include=entities,links`),
    newest: questions(2, (chance) => {
      const first = `/v1/articles?${limit(chance)}`;
      return chance() < 0.5 ? first : `${first}&cursor=${pick(chance, near)}`;
    }),
    entity: questions(3, (chance) => `/v1/entities/${ids.entities[drawRank(chance)]}/articles?${limit(chance)}`),
    deep: questions(4, (chance) => `/v1/articles?${limit(chance)}&cursor=${pick(chance, far)}`),
  };
}

async function walk(
  port: number,
  list: string,
  most = Number.POSITIVE_INFINITY,
): Promise<{ ids: string[]; cursors: string[] }> {
  const ids: string[] = [];
  const cursors: string[] = [];
  let next: string | undefined;
  do {
    const cursor = next === undefined ? '' : `&cursor=${next}`;
    const { data, page } = (await get(port, `${list}&limit=${WALKED}${cursor}`)) as ListReply;
    ids.push(...data.map((row) => row.id));
    next = page.next;
    if (next !== undefined) cursors.push(next);
  } while (next !== undefined && ids.length < most);
  return { ids, cursors };
}

export async function get(port: number, path: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Waits until the server has read its archive in: before that, it searches nothing. */
export async function untilItSearches(port: number): Promise<void> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/v1/articles?q=the&facet=section&limit=1`);
    await response.text();
    if (response.ok) return;
    if (response.status !== 503) throw new Error(`It does not search: ${response.status}.`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/**
 * Asks both servers the same and compares the answers as data; cursors, which are opaque, only by whether there is one.
 *
 * @returns the middle size of an answer, in bytes. @throws where they differ: then there is nothing to compare.
 */
export async function compare(
  one: { port: number; paths: string[] },
  other: { port: number; paths: string[] },
  samples: number,
): Promise<number> {
  const sizes: number[] = [];
  const step = Math.floor(one.paths.length / samples);
  for (let at = 0; at < one.paths.length; at += step) {
    const [path, otherPath] = [one.paths[at] ?? '', other.paths[at] ?? ''];
    const [answer, otherAnswer] = await Promise.all([get(one.port, path), get(other.port, otherPath)]);
    sizes.push(Buffer.byteLength(JSON.stringify(answer)));
    const difference = differing(withoutCursors(answer), withoutCursors(otherAnswer));
    if (difference !== null) throw new Error(`The servers differ over ${path}: ${difference}`);
  }
  return sizes.sort((a, b) => a - b)[sizes.length >> 1] ?? 0;
}

function withoutCursors(answer: unknown): unknown {
  const { page, ...rest } = answer as ListReply;
  return page ? { ...rest, page: { ...page, next: 'next' in page, previous: 'previous' in page } } : answer;
}

/** Where two JSON values first differ, and how. */
function differing(one: unknown, other: unknown, path = '$'): string | null {
  if (isDeepStrictEqual(one, other)) return null;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return `${path} is ${JSON.stringify(one)} and ${JSON.stringify(other)}.`;
  }
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const [mine, its] = [Reflect.get(one, name), Reflect.get(other, name)];
    const difference = differing(mine, its, `${path}.${name}`);
    if (difference !== null) return difference;
  }
  return `${path} differs.`;
}
