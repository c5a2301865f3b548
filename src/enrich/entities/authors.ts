// Links the authors of a draft to entities.

import type { Draft } from '../../model/article/draft.ts';
import type { FoundEntity } from '../../model/article/findings.ts';
import { personNameParts } from '../identity/index.ts';
import type { Knowledge } from '../knowledge.ts';
import { entityOf } from './build-entity.ts';
import { curatedEntry } from './curated-mentions.ts';
import { classifyAuthor } from './structure.ts';

export interface FoundAuthor {
  name: string;
  entityId: string | null;
}

/** Links each author to a person or agency mentioned in the text, or to a new entity. */
export function linkAuthors(draft: Draft, entities: Map<string, FoundEntity>, knowledge: Knowledge): FoundAuthor[] {
  const persons = new Map<string, FoundEntity>();
  for (const entity of entities.values()) if (entity.type === 'person') persons.set(personKey(entity.name), entity);
  return draft.authors.map((name) => {
    const author = givenAuthor(name, knowledge) ?? classifyAuthor(name, knowledge);
    if (!author) return { name, entityId: null };
    const [entry = null] = author.entries;
    if (entry?.kind === 'given') {
      if (!entities.has(entry.id)) entities.set(entry.id, entityOf(entry.name, author.type, entry));
      return { name, entityId: entry.id };
    }
    const existing = author.type === 'person' ? persons.get(personKey(author.name)) : undefined;
    const entity = existing ?? entityOf(author.name, author.type, entry);
    if (!entities.has(entity.id)) entities.set(entity.id, entity);
    if (author.type === 'person') persons.set(personKey(author.name), entity);
    return { name, entityId: entity.id };
  });
}

function givenAuthor(name: string, { curated }: Knowledge) {
  const [only, ...others] = curated.findByName(name.replace(/^\s*by\s+/iu, '').trim());
  return only && others.length === 0 ? { type: only.type, name: only.name, entries: [curatedEntry(only)] } : null;
}

/** Two persons with the same given name and surname are the same person. */
function personKey(name: string): string {
  const { given, surname } = personNameParts(name);
  return `${given} ${surname}`;
}
