// What speaks for and against someone of the archive being the one that a document names.

import type { Kin } from '../../model/kin.ts';
import { fold } from '../../model/name.ts';
import { areIncompatible, domainsOf } from './domains.ts';

/** What a document tells of someone. */
export interface PersonDescription {
  roles: readonly string[];
  born: number | null;
  /** Publication of the document, ISO 8601. */
  published: string | null;
}

const SAME_ROLE = 2;
const SAME_DOMAIN = 1;
const SAME_YEAR = 3;
/** By itself enough to tell two people of one name apart. */
export const CONTRADICTION = -3;
const OTHER_YEAR = 2 * CONTRADICTION;
/** The most that shared company counts for. */
const COMPANY = 3;
/** Nobody is in the papers for longer, but for those whom history remembers, and they are in company. */
const YEARS = 60;

/** `company`: how many of the document's other entities are named with that one elsewhere. */
export function scoreEvidence(described: PersonDescription, kin: Kin, company: number): number {
  let score = Math.min(COMPANY, company) + ofRoles(described.roles, kin.roles);
  if (described.born !== null && kin.born !== null) {
    score += Math.abs(described.born - kin.born) <= 1 ? SAME_YEAR : OTHER_YEAR;
  }
  if (company === 0 && isAgesApart(described.published, kin)) score += CONTRADICTION;
  return score;
}

function ofRoles(roles: readonly string[], others: readonly string[]): number {
  const known = new Set(others.map(fold));
  if (roles.some((role) => known.has(fold(role)))) return SAME_ROLE;
  const [domains, otherDomains] = [domainsOf(roles), domainsOf(others)];
  if (areIncompatible(domains, otherDomains)) return CONTRADICTION;
  return [...domains].some((domain) => otherDomains.has(domain)) ? SAME_DOMAIN : 0;
}

function isAgesApart(published: string | null, { firstSeen, lastSeen }: Kin): boolean {
  if (published === null || firstSeen === null || lastSeen === null) return false;
  const [year, first, last] = [published, firstSeen, lastSeen].map((date) => Number(date.slice(0, 4)));
  return (year ?? 0) > (last ?? 0) + YEARS || (year ?? 0) < (first ?? 0) - YEARS;
}
