// From a draft to what it names: entities, and the places where it names them.

import type { Draft } from '../model/draft.ts';
import type { EntityType } from '../model/entity.ts';
import type { FoundEntity, FoundMention } from '../model/findings.ts';
import { entityId } from '../model/id.ts';
import { fold } from '../model/name.ts';
import type { Cluster } from './cluster.ts';
import { cluster } from './coreference.ts';
import { entryOf, findCuratedNames, overlay, settle } from './curated/overlay.ts';
import type { GazetteerEntry } from './gazetteer.ts';
import { birthYears } from './identity/ages.ts';
import { surnameKey } from './identity/person-name.ts';
import type { Knowledge } from './knowledge.ts';
import { nameBodies } from './names/bodies.ts';
import type { Extractor, Name } from './names/extractor.ts';
import { namesInForeignText } from './names/foreign.ts';
import { namesInHeadlines } from './names/headlines.ts';
import { findRoles } from './names/roles.ts';
import { choose, Evidence } from './namesakes.ts';
import { organizationName } from './organizations.ts';
import { fullestName, personNameParts } from './persons.ts';
import { proseOf } from './read-prose.ts';
import type { Sentence } from './sentences.ts';
import { authorOf, namesInCredits, namesOfPublisher } from './structure.ts';

export interface Named {
  entities: FoundEntity[];
  mentions: FoundMention[];
  authors: { name: string; entityId: string | null }[];
}

export function findEntities(draft: Draft, knowledge: Knowledge, extractor: Extractor): Named {
  const structural = [...namesInCredits(draft, knowledge), ...namesOfPublisher(draft, knowledge)];
  const given = findCuratedNames(draft, knowledge.given);
  const { names, sentences } = read(draft, given, knowledge, extractor);
  const all = overlay(given, withoutOverlaps([...structural, ...names]));
  const evidence = new Evidence(all, sentences, knowledge);
  const clusters = settle(
    cluster(
      all.map((name) => ({ name, entry: choose(name, evidence) })),
      knowledge,
    ),
  );
  const entities = new Map<string, FoundEntity>();
  const mentions: FoundMention[] = [];
  for (const one of clusters) {
    const entity = entityOf(one, knowledge);
    const known = entities.get(entity.id);
    entities.set(entity.id, known ? merge(known, entity) : entity);
    for (const name of one.names) mentions.push(mentionOf(name, entity.id));
  }
  const authors = authorsOf(draft, entities, knowledge);
  const born = birthYears(draft, mentions);
  return {
    entities: [...entities.values()].map((entity) => ({ ...entity, born: born.get(entity.id) ?? null })),
    mentions: mentions.sort(byPlace),
    authors,
  };
}

/** Names by reading, as far as the language is understood; `given` are known to be there. */
function read(
  draft: Draft,
  given: readonly Name[],
  knowledge: Knowledge,
  extractor: Extractor,
): { names: Name[]; sentences: Sentence[] } {
  const { understanding, sentences, prose } = extractor.prose ?? proseOf(draft, knowledge);
  if (understanding !== 'english') {
    // What reads every language has the whole of it as prose.
    const names = prose.length > 0 ? extractor.extract(prose, knowledge) : namesInForeignText(sentences, knowledge);
    return { names, sentences };
  }
  const extracted = extractor.extract(prose, knowledge);
  const names = (['text', 'title'] as const).flatMap((where) => {
    const within = prose.filter(({ passage }) => passage.in === where);
    const found = extracted.filter((name) => name.in === where);
    return findRoles(nameBodies(found, within), within);
  });
  // Headlines after the text: what the text names is known by then.
  const isProse = new Set(prose);
  const headlines = sentences.filter((sentence) => !isProse.has(sentence));
  return { names: [...names, ...namesInHeadlines(headlines, [...names, ...given], knowledge)], sentences };
}

/** In order of place; of names that overlap what the structure says goes first, then the longer. */
function withoutOverlaps(names: readonly Name[]): Name[] {
  const kept: Name[] = [];
  for (const name of names.toSorted(byPlace)) {
    if (name.end <= name.start) continue;
    const last = kept.at(-1);
    if (!last || last.in !== name.in || last.end <= name.start) kept.push(name);
    else if (precedence(name) > precedence(last)) kept[kept.length - 1] = name;
  }
  return kept;
}

function precedence({ method, start, end }: Name): number {
  return (method.startsWith('structure/') ? 1_000_000 : 0) + end - start;
}

function byPlace(one: Pick<Name, 'in' | 'start'>, other: Pick<Name, 'in' | 'start'>): number {
  if (one.in !== other.in) return one.in === 'title' ? -1 : 1;
  return one.start - other.start;
}

function mentionOf({ in: source, start, end, surface, role, method, confidence }: Name, id: string): FoundMention {
  return { entityId: id, in: source, start, end, surface, role, method, confidence };
}

function entityOf({ type, entry, names }: Cluster, knowledge: Knowledge): FoundEntity {
  const surfaces = [...new Set(names.map(({ surface }) => surface.replace(/\s+/gu, ' ')))];
  const fullest = fullestName(surfaces);
  const name = type === 'organization' ? organizationName(fullest, surfaces, knowledge) : fullest;
  const entity = entityNamed(name, type, entry);
  return { ...entity, aliases: others(entity.name, [...surfaces, ...entity.aliases]) };
}

function entityNamed(name: string, type: EntityType, entry: GazetteerEntry | null): FoundEntity {
  // `The Lantern` is the `Lantern` of another article.
  const bare = type === 'organization' ? name.replace(/^the\s+(?=\S)/iu, '') : name;
  if (!entry) {
    const person = type === 'person' ? surnameKey(name) : null;
    const unknown = { description: null, sameAs: [], isListed: false, familyKey: person, born: null };
    return { id: entityId(type, bare), type, name, aliases: [], ...unknown };
  }
  return {
    id: entry.id,
    type,
    name: entry.name,
    aliases: [...entry.forms],
    description: entry.description || null,
    sameAs: [...entry.sameAs],
    isListed: true,
    familyKey: type === 'person' ? surnameKey(entry.name) : null,
    born: null,
  };
}

/** Each form once: what differs from the name or another form in case, accents or quotes alone is no other form. */
function others(name: string, forms: readonly string[]): string[] {
  const distinct = new Map(forms.map((form) => [fold(form), form.replace(/\s+/gu, ' ')]));
  distinct.delete(fold(name));
  return [...distinct.values()];
}

function merge(one: FoundEntity, other: FoundEntity): FoundEntity {
  return { ...one, aliases: others(one.name, [...one.aliases, other.name, ...other.aliases]) };
}

/** The entities of the authors: persons and agencies the text names, or new ones. */
function authorsOf(draft: Draft, entities: Map<string, FoundEntity>, knowledge: Knowledge): Named['authors'] {
  const persons = new Map<string, FoundEntity>();
  for (const entity of entities.values()) if (entity.type === 'person') persons.set(personKey(entity.name), entity);
  return draft.authors.map((name) => {
    const author = givenAuthor(name, knowledge) ?? authorOf(name, knowledge);
    if (!author) return { name, entityId: null };
    const [entry = null] = author.entries;
    if (entry?.kind === 'given') {
      if (!entities.has(entry.id)) entities.set(entry.id, entityNamed(entry.name, author.type, entry));
      return { name, entityId: entry.id };
    }
    const known = author.type === 'person' ? persons.get(personKey(author.name)) : undefined;
    const entity = known ?? entityNamed(author.name, author.type, entry);
    if (!entities.has(entity.id)) entities.set(entity.id, entity);
    if (author.type === 'person') persons.set(personKey(author.name), entity);
    return { name, entityId: entity.id };
  });
}

function givenAuthor(name: string, { given }: Knowledge) {
  const [only, ...others] = given.named(name.replace(/^\s*by\s+/iu, '').trim());
  return only && others.length === 0 ? { type: only.type, name: only.name, entries: [entryOf(only)] } : null;
}

/** Persons of one given name and surname are one. */
function personKey(name: string): string {
  const { given, surname } = personNameParts(name);
  return `${given} ${surname}`;
}
