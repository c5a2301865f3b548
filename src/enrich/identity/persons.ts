// Finds the person in the archive that a document mentions.

import type { EntityCandidate, EntityCandidates } from '../../model/entity/entity-candidates.ts';
import { fold } from '../../model/text/name.ts';
import { CONTRADICTION, type PersonDescription, scoreEvidence } from './evidence.ts';
import {
  isShortName,
  type NameSimilarity,
  nameSimilarity,
  type PersonName,
  parsePersonName,
  surnameKey,
} from './person-name.ts';

export interface PersonQuery extends PersonDescription {
  name: string;
  /** Ids of the document's other entities that help to distinguish people. */
  cooccurring: readonly string[];
  /** Ids of other people in the document, who cannot be this one. */
  excluded: ReadonlySet<string>;
  /** The surname is common. */
  isCommon: boolean;
}

/** `new`: no candidate. `namesake`: the name exists, but for another person. `open`: undecided. */
export type PersonMatch = { kin: EntityCandidate; by: NameSimilarity } | 'new' | 'namesake' | 'open';

interface Rated {
  kin: EntityCandidate;
  by: NameSimilarity;
  score: number;
}

export function matchPerson(person: PersonQuery, kinship: EntityCandidates): PersonMatch {
  const name = parsePersonName(person.name);
  const candidates = candidatesOf(person, name, kinship);
  if (candidates === null) return 'open';
  const rated = candidates.map(({ kin, by }): Rated => {
    return { kin, by, score: scoreEvidence(person, kin, kinship.countTogether(kin.id, person.cooccurring)) };
  });
  if (isShortName(name)) return matchShortName(rated, person.isCommon);
  const named = rated.filter(({ by }) => by === 'name');
  const possible = named.filter(({ score }) => score > CONTRADICTION);
  const [best] = possible.toSorted((one, two) => two.score - one.score || two.kin.articleCount - one.kin.articleCount);
  if (best) return best;
  if (named.length > 0) return 'namesake';
  const [spelled, other] = rated.toSorted((one, two) => two.score - one.score);
  return spelled && spelled.score >= 1 && spelled.score > (other?.score ?? 0) ? spelled : 'new';
}

/** A surname with an initial needs a single candidate; a surname alone also needs evidence. */
function matchShortName(rated: readonly Rated[], isCommon: boolean): PersonMatch {
  const possible = rated.filter(({ score }) => score > CONTRADICTION).toSorted((one, two) => two.score - one.score);
  const [best, other] = possible;
  if (!best) return rated.length > 0 ? 'open' : 'new';
  if (best.by === 'initial' && !other) return best;
  const least = isCommon ? 2 : 1;
  return best.score >= least && (!other || best.score > other.score) ? best : 'open';
}

/** Candidates whose names fit, with the similarity. People known only by surname are not candidates. */
function candidatesOf(
  { name, excluded }: PersonQuery,
  asked: PersonName,
  kinship: EntityCandidates,
): Omit<Rated, 'score'>[] | null {
  const exactMatches = kinship.byName('person', [fold(name)]);
  const exact = exactMatches.some((kin) => !isShortName(parsePersonName(kin.name)));
  const family = exact && !isShortName(asked) ? [] : kinship.bySurname(surnameKey(name));
  if (family === null && !exact) return null;
  const all = new Map([...(family ?? []), ...exactMatches].map((kin) => [kin.id, kin]));
  return [...all.values()].flatMap((kin) => {
    if (excluded.has(kin.id)) return [];
    const by = strongest(kin.names.flatMap((form) => formSimilarity(asked, name, form)));
    return by && !isShortName(fullest(kin)) ? [{ kin, by }] : [];
  });
}

const STRONGEST: readonly NameSimilarity[] = ['name', 'spelling', 'initial', 'surname'];

function strongest(found: readonly NameSimilarity[]): NameSimilarity | undefined {
  return STRONGEST.find((by) => found.includes(by));
}

/** `Xi` is a form of Xi Jinping's name, although not a surname by position. */
function formSimilarity(asked: PersonName, name: string, form: string): NameSimilarity[] {
  const like = nameSimilarity(asked, parsePersonName(form));
  if (like) return [like];
  return asked.given.length === 0 && fold(form) === fold(name) ? ['surname'] : [];
}

function fullest({ names }: EntityCandidate): PersonName {
  const all = names.map(parsePersonName);
  return all.toSorted((one, other) => Number(isShortName(one)) - Number(isShortName(other)))[0] ?? parsePersonName('');
}
