// Finds the entities of a draft and their mentions.

import type { Draft } from '../../model/article/draft.ts';
import type { FoundEntity, FoundMention } from '../../model/article/findings.ts';
import { CountryEvidence, clusterMentions, disambiguate, splitCuratedClusters } from '../coreference/index.ts';
import { birthYears } from '../identity/index.ts';
import type { Knowledge } from '../knowledge.ts';
import { type Extractor, findMentions, type NameMention } from '../names/index.ts';
import { type FoundAuthor, linkAuthors } from './authors.ts';
import { buildEntity, mergeEntities } from './build-entity.ts';
import { findCuratedMentions, mergeCuratedMentions } from './curated-mentions.ts';
import { compareOffsets, removeOverlaps } from './overlaps.ts';
import { findCreditMentions, findPublisherMentions } from './structure.ts';

export interface FoundEntities {
  entities: FoundEntity[];
  mentions: FoundMention[];
  authors: FoundAuthor[];
}

export function findEntities(draft: Draft, knowledge: Knowledge, extractor: Extractor): FoundEntities {
  const structural = [...findCreditMentions(draft, knowledge), ...findPublisherMentions(draft, knowledge)];
  const curated = findCuratedMentions(draft, knowledge.curated);
  const { names, sentences } = findMentions(draft, curated, knowledge, extractor);
  const all = mergeCuratedMentions(curated, removeOverlaps([...structural, ...names]));
  const evidence = new CountryEvidence(all, sentences, knowledge);
  const clusters = splitCuratedClusters(
    clusterMentions(
      all.map((mention) => ({ mention, entry: disambiguate(mention, evidence) })),
      knowledge,
    ),
  );
  const entities = new Map<string, FoundEntity>();
  const mentions: FoundMention[] = [];
  for (const one of clusters) {
    const entity = buildEntity(one, knowledge);
    const existing = entities.get(entity.id);
    entities.set(entity.id, existing ? mergeEntities(existing, entity) : entity);
    for (const name of one.mentions) mentions.push(mentionOf(name, entity.id));
  }
  const authors = linkAuthors(draft, entities, knowledge);
  const born = birthYears(draft, mentions);
  return {
    entities: [...entities.values()].map((entity) => ({ ...entity, born: born.get(entity.id) ?? null })),
    mentions: mentions.sort(compareOffsets),
    authors,
  };
}

function mentionOf(
  { in: source, start, end, surface, role, method, confidence }: NameMention,
  id: string,
): FoundMention {
  return { entityId: id, in: source, start, end, surface, role, method, confidence };
}
