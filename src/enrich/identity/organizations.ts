// Finds the organization in the archive that an acronym refers to.

import type { EntityCandidate, EntityCandidates } from '../../model/entity/entity-candidates.ts';
import { fold } from '../../model/text/name.ts';

/** True for acronyms: `ORA`, `P.R.A.`. */
export function isAcronym(name: string): boolean {
  return /^(?:\p{Lu}\.?){2,7}$/u.test(name);
}

/** The organization whose articles pair the acronym with its full name: `Oskra River Authority (ORA)`. */
export function matchOrganization(
  { name, id, company, others }: { name: string; id: string; company: readonly string[]; others: ReadonlySet<string> },
  kinship: EntityCandidates,
): EntityCandidate | null {
  if (!isAcronym(name)) return null;
  const candidates = kinship
    .byName('organization', [fold(name)])
    .filter((kin) => kin.id !== id && !others.has(kin.id) && kin.names.some((form) => !isAcronym(form)));
  const rated = candidates.map((kin) => ({ kin, score: kinship.countTogether(kin.id, company) }));
  const [best, other] = rated.toSorted((one, two) => two.score - one.score);
  return best && best.score > (other?.score ?? -1) ? best.kin : null;
}
