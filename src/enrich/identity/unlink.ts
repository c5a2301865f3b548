// Restores the entities of a document as found before linking, so that they can be linked again.

import type { Findings, FoundEntity, FoundMention, FoundQuote } from '../../model/article/findings.ts';
import { entityId as idOf } from '../../model/id/id.ts';
import { fullestName } from './name-parts.ts';
import { surnameKey } from './person-name.ts';

type Text = Omit<Findings, 'links'>;

export function unlinkFindings(findings: Text): Text {
  if (findings.mentions.every(({ foundId }) => foundId === undefined)) return findings;
  /** The original ids of each entity; several if entities were merged by an operator. */
  const found = new Map<string, Set<string>>();
  for (const mention of findings.mentions) {
    found.set(mention.entityId, (found.get(mention.entityId) ?? new Set()).add(foundIdOf(mention)));
  }
  const before = <Id extends string | null>(id: Id): Id => {
    const ids = id === null ? undefined : found.get(id);
    if (id === null || !ids || ids.has(id)) return id;
    const [first = id] = ids;
    return first as Id;
  };
  const speakerOf = ({ speakerId, speakerStart }: FoundQuote) => {
    const named = findings.mentions.find((one) => one.in === 'text' && one.start === speakerStart);
    return named && named.entityId === speakerId ? foundIdOf(named) : before(speakerId);
  };
  return {
    ...findings,
    entities: findings.entities.flatMap((entity) =>
      [...(found.get(entity.id) ?? [entity.id])].map((id) => restoreEntity(entity, id, findings)),
    ),
    mentions: findings.mentions.map((mention) => {
      const { foundId, linkedBy, ...rest } = mention;
      return { ...rest, entityId: foundIdOf(mention) };
    }),
    quotes: findings.quotes.map((quote) => ({
      ...quote,
      speakerId: speakerOf(quote),
      reportedBy: quote.reportedBy && { ...quote.reportedBy, entityId: before(quote.reportedBy.entityId) },
    })),
    authors: findings.authors.map(({ name, entityId }) => ({ name, entityId: before(entityId) })),
  };
}

const foundIdOf = ({ foundId, entityId }: FoundMention): string => foundId ?? entityId;

/** The full form used in the article; an id reveals the form it was derived from. */
function restoreEntity(entity: FoundEntity, id: string, { mentions }: Text): FoundEntity {
  if (id === entity.id) return entity;
  const forms = mentions.flatMap((one) => (one.entityId === entity.id && foundIdOf(one) === id ? [one.surface] : []));
  const name = forms.find((form) => idOf(entity.type, form) === id) ?? fullestName(forms);
  const person = entity.type === 'person' ? surnameKey(name) : null;
  const aliases = forms.filter((form) => form !== name);
  // Facts about the linked entity do not apply to the restored one.
  return { ...entity, id, name, aliases, familyKey: person, description: null, sameAs: [], isListed: false };
}
