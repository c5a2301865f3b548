// Kin: entities of the archive that something found in a document may be.

/** An entity as far as it helps to tell whether it is the one that a document means. */
export interface EntityCandidate {
  id: string;
  name: string;
  /** Every form of its name that articles use, its name among them. */
  names: readonly string[];
  /** What articles call it, the most frequent first. */
  roles: readonly string[];
  /** Year of birth, where an article told an age. */
  born: number | null;
  articleCount: number;
  /** Publication of the first and the last dated article that names it, ISO 8601. */
  firstSeen: string | null;
  lastSeen: string | null;
}

/** The archive, asked who is who. What the document itself has said there before does not count. */
export interface EntityCandidates {
  /** Those of this type that have one of these folded forms of a name. */
  byName: (type: string, nameKeys: readonly string[]) => EntityCandidate[];
  /** The people of a surname by its key, the most named first. Null where they are too many to tell apart. */
  bySurname: (familyKey: string) => EntityCandidate[] | null;
  /** How many of these entities are named together with it in some article. */
  countTogether: (id: string, others: readonly string[]) => number;
  /** Whether no entity has this id. */
  isFree: (id: string) => boolean;
}
