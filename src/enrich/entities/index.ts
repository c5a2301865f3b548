// From a draft to what it names: entities, and the places where it names them.

import type { Draft } from '../../model/draft.ts';
import type { FoundEntity, FoundMention } from '../../model/findings.ts';
import { choose, cluster, Evidence, settle } from '../coreference/index.ts';
import { birthYears } from '../identity/index.ts';
import type { Knowledge } from '../knowledge.ts';
import { type Extractor, findNames, type Name } from '../names/index.ts';
import { authorsOf, type FoundAuthor } from './authors.ts';
import { entityOf, merge } from './build-entity.ts';
import { findCuratedNames, overlay } from './curated-mentions.ts';
import { byPlace, withoutOverlaps } from './overlaps.ts';
import { namesInCredits, namesOfPublisher } from './structure.ts';

export interface Named {
  entities: FoundEntity[];
  mentions: FoundMention[];
  authors: FoundAuthor[];
}

export function findEntities(draft: Draft, knowledge: Knowledge, extractor: Extractor): Named {
  const structural = [...namesInCredits(draft, knowledge), ...namesOfPublisher(draft, knowledge)];
  const given = findCuratedNames(draft, knowledge.given);
  const { names, sentences } = findNames(draft, given, knowledge, extractor);
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

function mentionOf({ in: source, start, end, surface, role, method, confidence }: Name, id: string): FoundMention {
  return { entityId: id, in: source, start, end, surface, role, method, confidence };
}
