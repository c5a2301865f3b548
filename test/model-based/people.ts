// Whom articles name, as the model has it: entities, what was given of them, and what was ruled of who is who.

import { PLACES } from './cast.ts';

export interface ModelEntity {
  id: string;
  type: 'person' | 'place' | 'organization';
  name: string;
  /** As they were given. */
  aliases: string[];
  /** A name that it had before another was given. */
  former: string[];
  description?: string;
  sameAs: string[];
  isGiven: boolean;
  /** From the gazetteer, which says more of it than the model knows. */
  isListed: boolean;
  mergedInto?: string;
}

/** Instead of an article's id: of every article. */
const EVERYWHERE = '';

export const personId = (name: string): string => `person-${name.toLowerCase().replaceAll(' ', '-')}`;

export class People {
  readonly entities = new Map<string, ModelEntity>();
  readonly #rulings = new Map<string, Map<string, string>>();
  /** Ids of given entities, by their names. */
  readonly #given = new Map<string, string>();

  entity(id: string): ModelEntity {
    const entity = this.entities.get(id);
    if (!entity) throw new Error(`The model has no entity ${id}.`);
    return entity;
  }

  /** Whom a document means by a name, as far as it goes by itself. */
  found(name: string): string {
    if (PLACES.includes(name)) return `place-${name.toLowerCase()}`;
    return this.#given.get(name) ?? personId(name);
  }

  isGivenName(name: string): boolean {
    return this.#given.has(name);
  }

  /** There is somebody of this id. Whether that is news. */
  meet(id: string, name: string): boolean {
    if (this.entities.has(id)) return false;
    const isListed = id.startsWith('place-');
    const type = isListed ? 'place' : 'person';
    this.entities.set(id, { id, type, name, aliases: [], former: [], sameAs: [], isGiven: false, isListed });
    return true;
  }

  /** Nobody told of it by hand, as given, merged or split. */
  isUnknown(id: string): boolean {
    const entity = this.entities.get(id);
    if (!entity || entity.isGiven || entity.mergedInto !== undefined) return false;
    return ![...this.#rulings.values()].some((rulings) => rulings.has(id) || [...rulings.values()].includes(id));
  }

  forget(id: string): void {
    this.entities.delete(id);
  }

  give(given: Pick<ModelEntity, 'id' | 'type' | 'name' | 'aliases' | 'description' | 'sameAs'>): void {
    const known = this.entities.get(given.id);
    const { description = known?.description, ...rest } = given;
    if (known?.isGiven) for (const name of [known.name, ...known.aliases]) this.#given.delete(name);
    for (const name of [given.name, ...given.aliases]) this.#given.set(name, given.id);
    const former = known && !known.isGiven ? [known.name] : (known?.former ?? []);
    const sameAs = given.sameAs.length > 0 ? given.sameAs : (known?.sameAs ?? []);
    this.entities.set(given.id, {
      ...rest,
      ...(description !== undefined && { description }),
      sameAs,
      former: [...new Set(former)].filter((name) => name !== given.name),
      isGiven: true,
      isListed: known?.isListed ?? false,
    });
  }

  /** Others that have one of these names for their own, and were not given. */
  guesses(id: string): ModelEntity[] {
    const { name, aliases } = this.entity(id);
    const names = new Set([name, ...aliases]);
    return [...this.entities.values()].filter((one) => one.id !== id && !one.isGiven && names.has(one.name));
  }

  merge(id: string, into: string): void {
    // What was split off the other comes back to it.
    for (const rulings of this.#rulings.values()) if (rulings.get(into) === id) rulings.delete(into);
    this.#rule(EVERYWHERE, id, into);
    this.entity(id).mergedInto = into;
  }

  unmerge(id: string): void {
    this.#rulings.get(EVERYWHERE)?.delete(id);
    delete this.entity(id).mergedInto;
  }

  isMergedByHand(id: string): boolean {
    return this.entity(id).mergedInto !== undefined && this.#rulings.get(EVERYWHERE)?.get(id) !== undefined;
  }

  split(id: string, other: ModelEntity, articleIds: readonly string[]): void {
    this.entities.set(other.id, other);
    for (const articleId of articleIds) this.#rule(articleId, id, other.id);
  }

  /** Whether it is another one in some articles. */
  isSplit(id: string): boolean {
    return [...this.#rulings].some(([articleId, rulings]) => articleId !== EVERYWHERE && rulings.has(id));
  }

  /** Whom it is ruled that an article means by this one; itself where nothing was said. */
  ruled(articleId: string, id: string): string {
    let last = id;
    for (let step = 0; step < 20; step++) {
      const next = this.#rulings.get(articleId)?.get(last) ?? this.#rulings.get(EVERYWHERE)?.get(last);
      if (next === undefined) break;
      last = next;
    }
    return last;
  }

  #rule(articleId: string, found: string, entity: string): void {
    const rulings = this.#rulings.get(articleId) ?? new Map<string, string>();
    rulings.set(found, entity);
    this.#rulings.set(articleId, rulings);
  }
}
