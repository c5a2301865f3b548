// A server and the model of what it should hold: operations are sent, settled in the model, and told by the change log.

import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Send, Sent, WritableServer } from '../support/writable.ts';
import { Archive, type ModelArticle, pageOf } from './archive.ts';
import type { Random } from './random.ts';
import { Stories } from './stories.ts';
import type { Story } from './story.ts';
import { told, Views } from './views.ts';

export interface Line {
  kind: 'article' | 'entity';
  id: string;
  operation: string;
  revision?: number;
  targetId?: string;
}

export interface Change extends Line {
  seq: number;
  at: string;
}

/** What the log must tell of an operation, and of which articles it may tell beside, as often as it likes: they are shown otherwise for a while. */
export interface Effect {
  lines: Line[];
  maybe?: Iterable<string>;
}

export interface Operation {
  name: string;
  /** What it is about: of two that have something in common one comes after the other. None: it comes alone. */
  about: string[] | null;
  send: () => Promise<Sent>;
  /** Its answer is what it should be, and the model is as it is after it. */
  settle: (sent: Sent) => Promise<Effect> | Effect;
}

export const NOTHING: Effect = { lines: [] };

/** Whatever coding it was sent in, it is the same. */
export const tagOf = ({ headers }: Sent): string => (headers.get('etag') ?? '').replace(/-(?:br|gzip)"$/, '"');

export function agree(actual: unknown, expected: unknown, what: string): void {
  const shown = told(actual);
  const meant = told(expected);
  if (!isDeepStrictEqual(shown, meant)) expect(shown, what).toEqual(meant);
}

export class Session {
  readonly server: WritableServer;
  readonly random: Random;
  readonly archive = new Archive();
  readonly views = new Views(this.archive);
  readonly stories: Stories;
  /** All that was told. */
  readonly changes: Change[] = [];

  constructor(server: WritableServer, random: Random) {
    this.server = server;
    this.random = random;
    this.stories = new Stories(random, this.archive);
  }

  send(method: string, path: string, options: Send = {}): Promise<Sent> {
    // Coding what is small takes longer than sending it.
    return this.server.send(method, path, {
      ...options,
      headers: { 'accept-encoding': 'identity', ...options.headers },
    });
  }

  async get(path: string, status = 200): Promise<Sent> {
    const sent = await this.send('GET', path, { scope: path.startsWith('/v1/imports') ? 'write' : null });
    if (sent.status !== status) expect(sent.status, `GET ${path} ${JSON.stringify(sent.body)}`).toBe(status);
    return sent;
  }

  /** What was told since it was last asked. */
  async news(): Promise<Change[]> {
    const news: Change[] = [];
    for (let more = true; more; ) {
      const since = news.at(-1)?.seq ?? this.changes.at(-1)?.seq ?? 0;
      const { body } = await this.get(`/v1/changes?since=${since}&limit=1000`);
      news.push(...body.data);
      more = body.page.more;
    }
    this.changes.push(...news);
    return news;
  }

  /** Whom an article means, also by names of which only the archive can say whom it took them for. */
  async meaning(id: string, names: Iterable<string>): Promise<Map<string, string>> {
    const { archive } = this;
    const means = new Map<string, string>();
    let asked: { surface: string; entity: { id: string } }[] | undefined;
    for (const name of names) {
      const found = archive.people.found(name);
      const meant = archive.meant(id, name);
      if (meant !== null) {
        means.set(found, meant);
        continue;
      }
      asked ??= (await this.get(`/v1/articles/${id}/entities`)).body.data;
      const guess = asked?.find(({ surface }) => surface === name)?.entity.id ?? '';
      const bearers = [found, ...archive.bearers(name)].map((one) => archive.people.ruled(id, one));
      expect(bearers, `whom ${id} means by ${name}`).toContain(guess);
      means.set(found, guess);
    }
    return means;
  }

  /** A story comes to the model. Entities that are new are told. */
  async put(id: string, story: Story, at: string, about: { reason?: string; note?: string } = {}): Promise<Line[]> {
    const { archive } = this;
    const { people } = archive;
    const known = archive.articles.get(id);
    const last = known?.versions.at(-1);
    if (known && last) last.snapshot = this.views.whole(known);
    const names = namesOf(story);
    const means = await this.meaning(id, names);
    const lines: Line[] = [];
    for (const name of [...names, ...story.authors]) {
      const found = people.found(name);
      const meant = means.get(found) ?? found;
      if (people.meet(meant, name)) lines.push({ kind: 'entity', id: meant, operation: 'create' });
    }
    archive.put(id, story, at, means, about);
    return lines;
  }

  /** Articles that would be shown otherwise if one came, went or changed: those it leads to, and those that lead to it. */
  around(stories: Iterable<Story>, articles: Iterable<ModelArticle> = []): Map<string, string> {
    const { archive } = this;
    const pages = new Set<string>();
    for (const one of [...stories, ...[...articles].map(({ story }) => story)]) {
      if (one.url !== undefined) pages.add(pageOf(one.url));
      for (const passage of one.passages) {
        if (passage.is === 'link' && passage.href !== undefined) pages.add(pageOf(passage.href));
      }
    }
    for (const { pages: its } of articles) for (const page of its) pages.add(page);
    const ids = new Set([...pages].flatMap((page) => archive.at(page) ?? []));
    for (const id of archive.leadingTo(pages).keys()) ids.add(id);
    const papers = new Map([...archive.papers]);
    const renamed = [...stories].some(({ paper }) => paper && papers.get(paper.host) !== paper.name);
    if (renamed) for (const id of archive.articles.keys()) ids.add(id);
    return new Map([...ids].map((id) => [id, this.#linked(id)]));
  }

  /** What is told of those that are shown otherwise by now. */
  touched(before: ReadonlyMap<string, string>, own: ReadonlySet<string>): Line[] {
    return [...before].flatMap(([id, shown]): Line[] => {
      const article = this.archive.articles.get(id);
      if (!article || own.has(id) || this.#linked(id) === shown) return [];
      return [{ kind: 'article', id, operation: 'update', revision: article.versions.length }];
    });
  }

  #linked(id: string): string {
    const article = this.archive.article(id);
    const { views } = this;
    return JSON.stringify([views.backlinks(article), views.links(article), this.archive.paperOf(article)]);
  }
}

export const namesOf = ({ passages }: Story): string[] => [
  ...new Set(passages.flatMap((one) => ('name' in one ? one.name : one.is === 'weather' ? one.place : []))),
];
