// Scores how likely a person in the archive is the one a document mentions.

import type { EntityCandidate } from '../../model/entity/entity-candidates.ts';
import { fold } from '../../model/text/name.ts';
import { areIncompatible, domainsOf } from './domains.ts';

/** What a document says about a person. */
export interface PersonDescription {
  roles: readonly string[];
  born: number | null;
  /** When the document was published, ISO 8601. */
  published: string | null;
}

const SAME_ROLE = 2;
const SAME_DOMAIN = 1;
const SAME_YEAR = 3;
/** A score at or below this separates two people with the same name. */
export const CONTRADICTION = -3;
const OTHER_YEAR = 2 * CONTRADICTION;
/** Upper bound of the score for shared co-occurrence. */
const MAX_COOCCURRENCE = 3;
/** Few people are in the news for longer, except historical figures, who co-occur with known entities. */
const MAX_YEARS_IN_NEWS = 60;

/** `company`: the number of other entities in the document that co-occur with this person elsewhere. */
export function scoreEvidence(described: PersonDescription, kin: EntityCandidate, company: number): number {
  let score = Math.min(MAX_COOCCURRENCE, company) + scoreRoles(described.roles, kin.roles);
  if (described.born !== null && kin.born !== null) {
    score += Math.abs(described.born - kin.born) <= 1 ? SAME_YEAR : OTHER_YEAR;
  }
  if (company === 0 && isOutsideLifetime(described.published, kin)) score += CONTRADICTION;
  return score;
}

function scoreRoles(roles: readonly string[], others: readonly string[]): number {
  const known = new Set(others.map(fold));
  if (roles.some((role) => known.has(fold(role)))) return SAME_ROLE;
  const [domains, otherDomains] = [domainsOf(roles), domainsOf(others)];
  if (areIncompatible(domains, otherDomains)) return CONTRADICTION;
  return [...domains].some((domain) => otherDomains.has(domain)) ? SAME_DOMAIN : 0;
}

function isOutsideLifetime(published: string | null, { firstSeen, lastSeen }: EntityCandidate): boolean {
  if (published === null || firstSeen === null || lastSeen === null) return false;
  const [year, first, last] = [published, firstSeen, lastSeen].map((date) => Number(date.slice(0, 4)));
  return (year ?? 0) > (last ?? 0) + MAX_YEARS_IN_NEWS || (year ?? 0) < (first ?? 0) - MAX_YEARS_IN_NEWS;
}
