// Runs enrichment on a document of a set.

import { type Extractor, enrich, type Knowledge } from '../../src/enrich/index.ts';
import type { Draft } from '../../src/model/article/draft.ts';
import type { EntityType } from '../../src/model/entity/entity.ts';
import type { GoldDocument, GoldName } from './gold.ts';

export interface FoundName extends GoldName {
  surface: string;
  method: string;
  confidence: number;
  /** Id of the predicted entity. */
  entity: string;
}

/** Types as the sets name them. */
export const GOLD_TYPES: Partial<Record<EntityType, string>> = { person: 'PER', organization: 'ORG', place: 'LOC' };

export function findNames(
  { text }: Pick<GoldDocument, 'text'>,
  knowledge: Knowledge,
  extractor: Extractor,
): FoundName[] {
  const { entities, mentions } = enrich(draftOf(text), knowledge, extractor);
  const types = new Map(entities.map(({ id, type }) => [id, GOLD_TYPES[type]]));
  return mentions.flatMap(({ start, end, surface, method, confidence, entityId: entity }) => {
    const type = types.get(entity);
    return type ? [{ start, end, type, surface, method, confidence, entity }] : [];
  });
}

function draftOf(text: string): Draft {
  return {
    title: '',
    subtitle: null,
    authors: [],
    section: null,
    tags: [],
    lang: 'en',
    published: null,
    url: null,
    canonical: null,
    source: null,
    text,
    blocks: [],
    links: [],
  };
}
