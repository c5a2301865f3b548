// Candidates: stored entities that a name in a document can refer to.

/** The properties of a stored entity that help to match it with a name. */
export interface EntityCandidate {
  id: string;
  name: string;
  /** All forms of its name in articles, including its name. */
  names: readonly string[];
  /** Its roles in articles, most frequent first. */
  roles: readonly string[];
  /** Year of birth, if an article states an age. */
  born: number | null;
  articleCount: number;
  /** Publication dates of the first and the last dated article that mentions it, ISO 8601. */
  firstSeen: string | null;
  lastSeen: string | null;
}

/** Finds candidates in the archive. The mentions of the document's own earlier revision are ignored. */
export interface EntityCandidates {
  /** Entities of a type with one of these folded names. */
  byName: (type: string, nameKeys: readonly string[]) => EntityCandidate[];
  /** People with a surname, by its key, most mentioned first. Null if there are too many to distinguish. */
  bySurname: (familyKey: string) => EntityCandidate[] | null;
  /** How many of the others appear together with the entity in any article. */
  countTogether: (id: string, others: readonly string[]) => number;
  /** Whether no entity has this id. */
  isFree: (id: string) => boolean;
}
