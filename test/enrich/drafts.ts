// Drafts for the tests of enrichment, made of paragraphs.

import { enrich, loadKnowledge } from '../../src/enrich/index.ts';
import type { Draft } from '../../src/model/article/draft.ts';
import type { Findings } from '../../src/model/article/findings.ts';
import type { Block } from '../../src/model/text/block.ts';
import { BLOCK_SEPARATOR } from '../../src/model/text/text.ts';

type Part = string | { type: Block['type']; text: string; credit?: string };

/** A draft of an English article; paragraphs are strings. */
export function draftOf(parts: readonly Part[], facts: Partial<Draft> = {}): Draft {
  const blocks: Block[] = [];
  let text = '';
  for (const part of parts) {
    const { type, text: words, credit } = typeof part === 'string' ? { type: 'paragraph' as const, text: part } : part;
    if (text !== '') text += BLOCK_SEPARATOR;
    const start = text.length;
    text += words;
    blocks.push({ type, start, end: text.length, text: words, ...(credit === undefined ? {} : { credit }) });
  }
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
    blocks,
    links: [],
    ...facts,
  };
}

export function findingsOf(parts: readonly Part[], facts: Partial<Draft> = {}): Findings {
  return enrich(draftOf(parts, facts), loadKnowledge());
}

/** What is named, `type: name`, in the order of the places. */
export function namesIn(...parts: Part[]): string[] {
  return namesOf(findingsOf(parts));
}

export function namesOf({ entities, mentions }: Findings): string[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const names = mentions.map(({ entityId }) => `${byId.get(entityId)?.type}: ${byId.get(entityId)?.name}`);
  return [...new Set(names)];
}

/** Every mention with its entity, `surface → id`. */
export function mentionsOf({ mentions }: Findings): string[] {
  return mentions.map(({ surface, entityId }) => `${surface} → ${entityId}`);
}
