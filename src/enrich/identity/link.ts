// Links a document's entities to those of the archive: other forms of one person's name become one entity, and
// namesakes stay separate.

import type { Findings, FoundEntity, FoundMention } from '../../model/article/findings.ts';
import type { LinkRule } from '../../model/entity/entity.ts';
import type { EntityCandidates } from '../../model/entity/entity-candidates.ts';
import type { Knowledge } from '../knowledge.ts';
import { isAcronym, matchOrganization } from './organizations.ts';
import { isShortName, parsePersonName } from './person-name.ts';
import { matchPerson } from './persons.ts';

export interface LinkedFindings {
  findings: Findings;
  /** New entities that can resolve short forms in other articles. */
  introduced: FoundEntity[];
}

interface Decision {
  entity: FoundEntity;
  by: LinkRule | null;
}

/** Factor for the confidence of a mention linked by each rule. */
const CERTAINTY: Record<LinkRule, number> = {
  name: 1,
  spelling: 0.8,
  initial: 0.85,
  surname: 0.75,
  acronym: 0.85,
  namesake: 0.8,
  curated: 1,
};

/**
 * `published` is the document's date, ISO 8601. Entities for which `isRuled` is true have a curation decision and are
 * skipped.
 */
export function linkFindings(
  findings: Findings,
  published: string | null,
  kinship: EntityCandidates,
  knowledge: Pick<Knowledge, 'surnames'>,
  isRuled: (entityId: string) => boolean,
): LinkedFindings {
  const decisions = new Map<string, Decision>();
  const introduced: FoundEntity[] = [];
  const taken = new Set(findings.entities.filter(({ isListed }) => isListed).map(({ id }) => id));
  const idOf = (id: string) => decisions.get(id)?.entity.id ?? id;
  const decide = (entity: FoundEntity, decision: Decision) => {
    decisions.set(entity.id, decision);
    taken.add(decision.entity.id);
  };
  const company = (of: FoundEntity) =>
    findings.entities.flatMap((entity) => (entity === of || isUbiquitous(entity) ? [] : idOf(entity.id)));

  // Full names are linked first: an entity identified by its full name is excluded for short forms.
  for (const entity of linkableInOrder(findings.entities)) {
    if (isRuled(entity.id)) continue;
    if (entity.type === 'organization') {
      const kin = matchOrganization({ ...entity, company: company(entity), others: taken }, kinship);
      if (kin) decide(entity, { entity: renamed(entity, kin.id, kin.name), by: 'acronym' });
      else taken.add(entity.id);
      if (!kin && !isAcronym(entity.name)) introduced.push(...(entity.aliases.some(isAcronym) ? [entity] : []));
      continue;
    }
    const roles = findings.mentions.flatMap(({ entityId, role }) => (entityId === entity.id && role ? [role] : []));
    const isCommon = knowledge.surnames.has(parsePersonName(entity.name).surname);
    const person = { name: entity.name, roles, born: entity.born, published, cooccurring: company(entity) };
    const match = matchPerson({ ...person, excluded: taken, isCommon }, kinship);
    if (match === 'namesake') {
      const id = freeId(entity.id, kinship, taken);
      decide(entity, { entity: renamed(entity, id, entity.name), by: 'namesake' });
      introduced.push(renamed(entity, id, entity.name));
    } else if (typeof match === 'object') {
      const by = match.kin.id === entity.id ? null : match.by;
      decide(entity, { entity: renamed(entity, match.kin.id, match.kin.name), by });
    } else {
      taken.add(entity.id);
      if (match === 'new' && !isShortName(parsePersonName(entity.name))) introduced.push(entity);
    }
  }
  return { findings: applyDecisions(findings, decisions), introduced };
}

/** The entities that may be linked: listed entities are known, and places and events are not linked. */
function linkableInOrder(entities: readonly FoundEntity[]): FoundEntity[] {
  const rank = ({ type, name }: FoundEntity) =>
    type === 'organization' ? 0 : isShortName(parsePersonName(name)) ? 2 : 1;
  return entities
    .filter(({ type, isListed }) => !isListed && (type === 'person' || type === 'organization'))
    .toSorted((one, other) => rank(one) - rank(other));
}

/** Countries co-occur with everyone and are no evidence. */
function isUbiquitous({ type, description }: FoundEntity): boolean {
  return type === 'place' && /^(?:country|territory|continent)\b/u.test(description ?? '');
}

function renamed(entity: FoundEntity, id: string, name: string): FoundEntity {
  return { ...entity, id, name };
}

function freeId(id: string, kinship: EntityCandidates, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const candidate = `${id}-${number}`;
    if (!taken.has(candidate) && kinship.isFree(candidate)) return candidate;
  }
}

function applyDecisions(findings: Findings, decisions: ReadonlyMap<string, Decision>): Findings {
  const changed = new Map([...decisions].filter(([id, { entity }]) => entity.id !== id));
  if (changed.size === 0) return findings;
  const idOf = <Id extends string | null>(id: Id) => (id === null ? id : (changed.get(id)?.entity.id ?? id)) as Id;
  const entities = new Map<string, FoundEntity>();
  for (const found of findings.entities) {
    const entity = changed.get(found.id)?.entity ?? found;
    if (!entities.has(entity.id)) entities.set(entity.id, entity);
  }
  return {
    ...findings,
    entities: [...entities.values()],
    mentions: findings.mentions.map((mention) => relinkMention(mention, changed.get(mention.entityId))),
    quotes: findings.quotes.map((quote) => ({
      ...quote,
      speakerId: idOf(quote.speakerId),
      reportedBy: quote.reportedBy && { ...quote.reportedBy, entityId: idOf(quote.reportedBy.entityId) },
    })),
    authors: findings.authors.map(({ name, entityId }) => ({ name, entityId: idOf(entityId) })),
  };
}

function relinkMention(mention: FoundMention, decision: Decision | undefined): FoundMention {
  if (!decision?.by) return mention;
  const confidence = Math.round(mention.confidence * CERTAINTY[decision.by] * 100) / 100;
  return { ...mention, entityId: decision.entity.id, foundId: mention.entityId, linkedBy: decision.by, confidence };
}
