// Applies curation decisions to findings: entities merged or split by the operator.

import type { Findings, FoundEntity } from '../../model/article/findings.ts';

/** `instead` returns the entity that replaces another, or `null`. The original id is kept in `foundId`. */
export function curateFindings(findings: Findings, instead: (entityId: string) => FoundEntity | null): Findings {
  const others = new Map<string, FoundEntity>();
  for (const { id } of findings.entities) {
    const other = instead(id);
    if (other) others.set(id, other);
  }
  if (others.size === 0) return findings;
  const idOf = <Id extends string | null>(id: Id) => (id === null ? id : (others.get(id)?.id ?? id)) as Id;
  const entities = new Map<string, FoundEntity>();
  for (const entity of findings.entities) {
    const { id, ...rest } = others.get(entity.id) ?? entity;
    if (!entities.has(id)) entities.set(id, { id, ...rest });
  }
  return {
    ...findings,
    entities: [...entities.values()],
    mentions: findings.mentions.map((mention) => {
      const other = others.get(mention.entityId);
      if (!other) return mention;
      return { ...mention, entityId: other.id, foundId: mention.foundId ?? mention.entityId, linkedBy: 'curated' };
    }),
    quotes: findings.quotes.map((quote) => ({
      ...quote,
      speakerId: idOf(quote.speakerId),
      reportedBy: quote.reportedBy && { ...quote.reportedBy, entityId: idOf(quote.reportedBy.entityId) },
    })),
    authors: findings.authors.map(({ name, entityId }) => ({ name, entityId: idOf(entityId) })),
  };
}
