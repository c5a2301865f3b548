// Entities as the document by itself would say them: what the archive said is taken back, to be asked again.

import type { Findings, FoundEntity } from '../../model/findings.ts';
import { entityId as idOf } from '../../model/id.ts';
import { fullestName } from '../persons.ts';
import { familyKey } from './person-name.ts';

type Text = Omit<Findings, 'links'>;

export function unlinkFindings(findings: Text): Text {
  const foundIds = new Map<string, string>();
  for (const { entityId, foundId } of findings.mentions) if (foundId !== undefined) foundIds.set(entityId, foundId);
  if (foundIds.size === 0) return findings;
  const before = <Id extends string | null>(id: Id) => (id === null ? id : (foundIds.get(id) ?? id)) as Id;
  return {
    ...findings,
    entities: findings.entities.map((entity) => foundAs(entity, foundIds.get(entity.id), findings)),
    mentions: findings.mentions.map(({ foundId, linkedBy, ...mention }) => ({
      ...mention,
      entityId: foundId ?? mention.entityId,
    })),
    quotes: findings.quotes.map((quote) => ({
      ...quote,
      speakerId: before(quote.speakerId),
      reportedBy: quote.reportedBy && { ...quote.reportedBy, entityId: before(quote.reportedBy.entityId) },
    })),
    authors: findings.authors.map(({ name, entityId }) => ({ name, entityId: before(entityId) })),
  };
}

/** What an article calls it in full; ids tell the form that they were made of. */
function foundAs(entity: FoundEntity, id: string | undefined, { mentions }: Text): FoundEntity {
  if (id === undefined) return entity;
  const forms = mentions.flatMap(({ entityId, surface }) => (entityId === entity.id ? [surface] : []));
  const name = forms.find((form) => idOf(entity.type, form) === id) ?? fullestName(forms);
  const person = entity.type === 'person' ? familyKey(name) : null;
  const aliases = forms.filter((form) => form !== name);
  // What is known of the other beforehand is not known of this one.
  return { ...entity, id, name, aliases, familyKey: person, description: null, sameAs: [], isListed: false };
}
