// Reading an archive over HTTP as a client does, to be compared with the model.

import { expect } from 'vitest';
import type { ModelArticle } from '../archive.ts';
import type { Kept } from '../run.ts';
import type { Session } from '../session.ts';
import { publishedAt } from '../views.ts';

// biome-ignore lint/suspicious/noExplicitAny: what a row is, each check says.
export type Row = any;

export class Reader {
  readonly session: Session;
  readonly kept: Kept;
  /** Some of all that could be asked one by one. */
  readonly sample: number;

  constructor(session: Session, kept: Kept, sample: number) {
    this.session = session;
    this.kept = kept;
    this.sample = sample;
  }

  get articles(): ModelArticle[] {
    return [...this.session.archive.articles.values()];
  }

  async get(path: string): Promise<Row> {
    return (await this.session.get(path)).body;
  }

  /** Every row of a list, page by page; there are as many as it says. */
  async all(path: string, limit = 100): Promise<Row[]> {
    const rows: Row[] = [];
    for (let cursor = ''; ; ) {
      const { data, page } = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor}`);
      rows.push(...data);
      if (page.next === undefined) {
        expect(rows.length, `all of ${path}`).toBe(page.total);
        return rows;
      }
      cursor = `&cursor=${page.next}`;
    }
  }

  some<Item>(items: readonly Item[], most = this.sample): Item[] {
    if (items.length <= most) return [...items];
    return Array.from({ length: most }, () => this.session.random.pick(items));
  }

  /** A few at once. */
  async each<Item>(items: readonly Item[], check: (item: Item) => Promise<void>): Promise<void> {
    for (let from = 0; from < items.length; from += 8) await Promise.all(items.slice(from, from + 8).map(check));
  }

  /** Rows of an export, whole. */
  async exported(path: string): Promise<Row[]> {
    const response = await fetch(`${this.session.server.url}${path}`, { headers: { 'accept-encoding': 'identity' } });
    expect(response.status, path).toBe(200);
    const lines = (await response.text()).trimEnd().split('\n');
    const trailer = JSON.parse(lines.at(-1) ?? '').trailer;
    expect(trailer, path).toMatchObject({ complete: true });
    return lines.slice(1, -1).map((line) => JSON.parse(line));
  }
}

export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
export const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).sort(byText);
export const byId = <Of extends { id?: unknown }>(rows: readonly Of[]): Of[] =>
  [...rows].sort((one, other) => byText(String(one.id), String(other.id)));

export const datesOf = (articles: readonly ModelArticle[]): string[] =>
  articles.flatMap(({ story }) => publishedAt(story.date) ?? []).sort(byText);

/** How many have each value. */
export function tally<Item>(items: readonly Item[], valuesOf: (item: Item) => Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items)
    for (const value of new Set(valuesOf(item))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
