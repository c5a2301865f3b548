// The model of an archive: articles with their revisions, tombstones, who is named where, and where links lead.

import { createHash } from 'node:crypto';
import { PAPERS } from './cast.ts';
import { People, personId } from './people.ts';
import { type Composed, compose, type Story } from './story.ts';

export interface Version {
  revision: number;
  at: string;
  title: string;
  textHash: string;
  reason?: string;
  note?: string;
  story: Story;
  /** How it was shown while it was the current one, once it is not. */
  snapshot?: Record<string, unknown>;
  /** Whom it named and who wrote it, likewise. */
  named?: string[];
}

export interface ModelArticle {
  id: string;
  story: Story;
  composed: Composed;
  /** Every address it is known under, the current one first. */
  pages: string[];
  /** Whom it means by the names it has, by what they were found to be. */
  means: Map<string, string>;
  ingestedAt: string;
  updatedAt: string;
  versions: Version[];
  /** Everything it ever said. */
  said: Set<string>;
}

export interface Tomb {
  id: string;
  at: string;
  reason?: string;
  note?: string;
  revision: number;
  erasedAt?: string;
  /** Whom its versions named, and who wrote them, until it is erased. */
  named: string[];
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a story says, however it is handed in. */
export const contentOf = ({ form, ...content }: Story): string =>
  JSON.stringify(Object.entries(content).sort(([one], [other]) => (one < other ? -1 : 1)));

/** The page an address of the cast leads to: schemes, `www.` and where a reader came from say nothing. */
export const pageOf = (href: string): string =>
  href
    .replace(/^http:/, 'https:')
    .replace('://www.', '://')
    .replace('://m.', '://')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '');
export const hostOf = (href: string): string => new URL(pageOf(href)).hostname;

export const isFrom = ({ story: { url, paper } }: ModelArticle): string | null =>
  paper?.host ?? (url === undefined ? null : hostOf(url));

export class Archive {
  readonly articles = new Map<string, ModelArticle>();
  readonly tombs = new Map<string, Tomb>();
  readonly people = new People();
  /** Articles that are, or were, known under an address, or without one by what they are. */
  readonly #live = new Map<string, string>();
  readonly #dead = new Map<string, string>();
  /** Links that lead to a page, by the article that has them. */
  readonly #leading = new Map<string, Map<string, number>>();
  /** Articles by a name in them, and by an entity. */
  readonly #byName = new Map<string, Set<string>>();
  readonly #byEntity = new Map<string, Set<string>>();
  /** What papers are called. */
  readonly papers = new Map<string, string>();

  article(id: string): ModelArticle {
    const article = this.articles.get(id);
    if (!article) throw new Error(`The model has no article ${id}.`);
    return article;
  }

  /** What a story is told apart by. */
  static keysOf({ url, paper, title, date }: Story): string[] {
    return [url === undefined ? JSON.stringify([paper?.name ?? '', title, date ?? '']) : pageOf(url)];
  }

  known(story: Story): ModelArticle | null {
    const id = Archive.keysOf(story).map((key) => this.#live.get(key))[0];
    return id === undefined ? null : this.article(id);
  }

  buried(story: Story): Tomb | null {
    const id = Archive.keysOf(story).map((key) => this.#dead.get(key))[0];
    return id === undefined ? null : (this.tombs.get(id) ?? null);
  }

  /** The addresses under which one that is gone was known. */
  pagesOf(id: string): string[] {
    return [...this.#dead].flatMap(([key, dead]) => (dead === id && key.startsWith('https:') ? [key] : []));
  }

  at(page: string): string | null {
    return this.#live.get(page) ?? null;
  }

  naming(entityId: string): string[] {
    return [...(this.#byEntity.get(entityId) ?? [])];
  }

  having(name: string): string[] {
    return [...(this.#byName.get(name) ?? [])];
  }

  /** Who bears a name, as far as articles and givers say: more than one, and it is a guess who is meant. */
  bearers(name: string): Set<string> {
    const found = this.people.found(name);
    const all = new Set<string>();
    for (const id of this.having(name)) {
      const entity = this.article(id).means.get(found);
      if (entity !== undefined) all.add(entity);
    }
    for (const { id, name: own, isGiven, former } of this.people.entities.values()) {
      const isBearer = own === name || former.includes(name);
      if (isBearer && (isGiven || this.naming(id).length > 0)) all.add(id);
    }
    return new Set([...all].filter((id) => this.people.entity(id).mergedInto === undefined));
  }

  /** Whether more than a name decides who is meant by it; of one that was split, also in which order articles are looked at. */
  isGuess(name: string): boolean {
    return this.bearers(name).size > 1 || this.people.isSplit(this.people.found(name));
  }

  /** Whom an article means by a name; null where that is a guess. */
  meant(articleId: string, name: string): string | null {
    const found = this.people.found(name);
    const ruled = this.people.ruled(articleId, found);
    if (ruled !== found || this.people.isGivenName(name) || found.startsWith('place-')) return ruled;
    if (this.isGuess(name)) return null;
    const [only = found] = this.bearers(name);
    return this.people.ruled(articleId, only);
  }

  /** The articles that a page's links are in. */
  leadingTo(pages: Iterable<string>): Map<string, number> {
    const all = new Map<string, number>();
    for (const page of pages) {
      for (const [id, count] of this.#leading.get(page) ?? []) all.set(id, (all.get(id) ?? 0) + count);
    }
    return all;
  }

  /** A story is saved; whom it means is told. Pages that lead to it since now are returned. */
  put(
    id: string,
    story: Story,
    at: string,
    means: Map<string, string>,
    about: { reason?: string; note?: string },
  ): void {
    const known = this.articles.get(id);
    const composed = compose(story.passages);
    const version: Version = {
      revision: (known?.versions.length ?? 0) + 1,
      at,
      title: story.title,
      textHash: sha256(composed.text),
      ...about,
      story,
    };
    if (known) {
      this.#takeOut(known);
      const last = known.versions.at(-1);
      if (!last?.snapshot) throw new Error(`The model kept no snapshot of ${id}.`);
      last.named = namedIn(known);
    }
    const article: ModelArticle = {
      id,
      story,
      composed,
      pages: known?.pages ?? [],
      means,
      ingestedAt: known?.ingestedAt ?? at,
      updatedAt: at,
      versions: [...(known?.versions ?? []), version],
      said: (known?.said ?? new Set()).add(contentOf(story)),
    };
    this.articles.set(id, article);
    if (story.url === undefined && !known) for (const key of Archive.keysOf(story)) this.#live.set(key, id);
    if (story.url !== undefined) {
      const page = pageOf(story.url);
      article.pages = [page, ...article.pages.filter((one) => one !== page)];
      if (!this.#live.has(page)) this.#live.set(page, id);
    }
    const host = isFrom(article);
    if (host !== null) {
      const name = story.paper?.name;
      if (name !== undefined) this.papers.set(host, name);
      else if (!this.papers.has(host)) this.papers.set(host, host);
    }
    this.#putIn(article);
  }

  /** Whom articles mean is other than was thought. */
  reconsider(id: string, means: Map<string, string>): void {
    const article = this.article(id);
    this.#takeOut(article);
    article.means = means;
    this.#putIn(article);
  }

  withdraw(id: string, about: Omit<Tomb, 'named'>): void {
    const article = this.article(id);
    const named = [...article.versions.flatMap((version) => version.named ?? []), ...namedIn(article)];
    const tomb: Tomb = { ...about, named: [...new Set(named)] };
    this.#takeOut(article);
    this.articles.delete(id);
    this.tombs.set(id, tomb);
    for (const [key, other] of this.#live) {
      if (other !== id) continue;
      this.#live.delete(key);
      this.#dead.set(key, id);
    }
  }

  /** Nothing tells of it any more, and of nobody whom only it named. Who is gone for that is returned. */
  erase(id: string): string[] {
    const tomb = this.tombs.get(id);
    const writing = new Set([...this.articles.values()].flatMap(({ story }) => story.authors.map(personId)));
    const gone = (tomb?.named ?? []).filter(
      (one) => this.people.isUnknown(one) && this.naming(one).length === 0 && !writing.has(one),
    );
    for (const one of gone) this.people.forget(one);
    if (tomb) tomb.named = [];
    return gone;
  }

  #putIn({ id, composed, means }: ModelArticle): void {
    for (const { name } of composed.namings) addTo(this.#byName, name, id);
    for (const entity of means.values()) addTo(this.#byEntity, entity, id);
    for (const { href } of composed.links) {
      if (href === undefined) continue;
      const page = pageOf(href);
      const leading = this.#leading.get(page) ?? new Map<string, number>();
      leading.set(id, (leading.get(id) ?? 0) + 1);
      this.#leading.set(page, leading);
    }
  }

  #takeOut({ id, composed, means }: ModelArticle): void {
    for (const { name } of composed.namings) this.#byName.get(name)?.delete(id);
    for (const entity of means.values()) this.#byEntity.get(entity)?.delete(id);
    for (const { href } of composed.links) if (href !== undefined) this.#leading.get(pageOf(href))?.delete(id);
  }

  paperOf(article: ModelArticle): { id: string; name: string; host: string } | undefined {
    const host = isFrom(article);
    return host === null ? undefined : { id: host, name: this.papers.get(host) ?? PAPERS[host] ?? host, host };
  }
}

const namedIn = ({ means, story }: ModelArticle): string[] => [...means.values(), ...story.authors.map(personId)];

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
