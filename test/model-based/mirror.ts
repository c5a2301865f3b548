// A mirror of the archive made from its change log alone: of each change the thing is read by its id.

import { expect } from 'vitest';
import type { Change, Session } from './session.ts';

type Thing = { id: string; entities?: { entity: { id: string } }[]; authors?: { entityId?: string }[] };

const WHOLE = 'body=blocks&include=entities,links,quotes,figures,media';

export class Mirror {
  readonly #session: Session;
  readonly #articles = new Map<string, string>();
  readonly #entities = new Map<string, string>();
  #seq = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Follows the log to its end. */
  async follow(): Promise<void> {
    const articles = new Set<string>();
    const entities = new Set<string>();
    for (let more = true; more; ) {
      const { body } = await this.#session.get(`/v1/changes?since=${this.#seq}&limit=1000`);
      for (const { kind, id, targetId } of body.data as Change[]) {
        (kind === 'article' ? articles : entities).add(id);
        if (kind === 'entity' && targetId !== undefined) entities.add(targetId);
      }
      this.#seq = body.page.next;
      more = body.page.more;
    }
    await this.#each(articles, async (id) => {
      // What is counted of an entity follows from the articles that name it.
      for (const entityId of this.#namedBy(id)) entities.add(entityId);
      await this.#take(this.#articles, id, `/v1/articles/${id}?${WHOLE}`);
      for (const entityId of this.#namedBy(id)) entities.add(entityId);
    });
    await this.#each(entities, (id) => this.#take(this.#entities, id, `/v1/entities/${id}`));
  }

  #namedBy(id: string): string[] {
    const json = this.#articles.get(id);
    const { entities = [] } = json === undefined ? ({} as Thing) : (JSON.parse(json) as Thing);
    return entities.map(({ entity }) => entity.id);
  }

  async #each(ids: Iterable<string>, work: (id: string) => Promise<void>): Promise<void> {
    const left = [...ids];
    for (let from = 0; from < left.length; from += 8) await Promise.all(left.slice(from, from + 8).map(work));
  }

  async #take(into: Map<string, string>, id: string, path: string): Promise<void> {
    const { status, body, headers } = await this.#session.send('GET', path, { scope: null });
    if (status === 200) into.set(id, JSON.stringify(body));
    else if (status === 410 || status === 404) into.delete(id);
    else if (status === 308) {
      into.delete(id);
      const other = headers.get('location')?.split('/').at(-1) ?? '';
      await this.#take(into, other, `/v1/entities/${other}`);
    } else throw new Error(`${path} is answered with ${status}: ${JSON.stringify(body)}`);
  }

  /** It is what is given out, letter by letter. */
  #same(mirrored: ReadonlyMap<string, string>, exported: readonly Thing[], what: string): void {
    expect([...mirrored.keys()].sort(), what).toEqual(exported.map(({ id }) => id).sort());
    for (const thing of exported) {
      const json = mirrored.get(thing.id) ?? '{}';
      if (json !== JSON.stringify(thing)) expect(JSON.parse(json), `${thing.id} in the mirror`).toEqual(thing);
    }
  }

  /** Compares it with what is exported now, or where that is not asked, with what is listed. */
  async compare(all: (path: string) => Promise<Thing[]>, from: '/v1/export' | '/v1'): Promise<void> {
    await this.follow();
    const named = new Map([...this.#entities].filter(([, json]) => JSON.parse(json).articleCount > 0));
    this.#same(this.#articles, await all(`${from}/articles?${WHOLE}`), 'articles');
    this.#same(named, await all(`${from}/entities?sort=name`), 'entities');
  }
}
