// Which person of the archive a document means.

import type { Kin, Kinship } from '../../model/kin.ts';
import { fold } from '../../model/name.ts';
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
  /** Ids of what else the document names, as far as it tells people apart. */
  cooccurring: readonly string[];
  /** Ids of those whom the document names beside this one: it is none of them. */
  excluded: ReadonlySet<string>;
  /** Whether many people bear the surname. */
  isCommon: boolean;
}

/** `new`: nobody there is meant. `namesake`: somebody has the name, and is another. `open`: it cannot be told. */
export type PersonMatch = { kin: Kin; by: NameSimilarity } | 'new' | 'namesake' | 'open';

interface Rated {
  kin: Kin;
  by: NameSimilarity;
  score: number;
}

export function matchPerson(person: PersonQuery, kinship: Kinship): PersonMatch {
  const name = parsePersonName(person.name);
  const candidates = candidatesOf(person, name, kinship);
  if (candidates === null) return 'open';
  const rated = candidates.map(({ kin, by }): Rated => {
    return { kin, by, score: scoreEvidence(person, kin, kinship.together(kin.id, person.cooccurring)) };
  });
  if (isShortName(name)) return ofShort(rated, person.isCommon);
  const named = rated.filter(({ by }) => by === 'name');
  const possible = named.filter(({ score }) => score > CONTRADICTION);
  const [best] = possible.toSorted((one, two) => two.score - one.score || two.kin.articleCount - one.kin.articleCount);
  if (best) return best;
  if (named.length > 0) return 'namesake';
  const [spelled, other] = rated.toSorted((one, two) => two.score - one.score);
  return spelled && spelled.score >= 1 && spelled.score > (other?.score ?? 0) ? spelled : 'new';
}

/** A surname, or one with an initial: only one of its people will do, and a surname alone takes evidence. */
function ofShort(rated: readonly Rated[], isCommon: boolean): PersonMatch {
  const possible = rated.filter(({ score }) => score > CONTRADICTION).toSorted((one, two) => two.score - one.score);
  const [best, other] = possible;
  if (!best) return rated.length > 0 ? 'open' : 'new';
  if (best.by === 'initial' && !other) return best;
  const least = isCommon ? 2 : 1;
  return best.score >= least && (!other || best.score > other.score) ? best : 'open';
}

/** Those whose names fit, each by the way it does; people of whom a surname is all that is known are none. */
function candidatesOf(
  { name, excluded }: PersonQuery,
  asked: PersonName,
  kinship: Kinship,
): Omit<Rated, 'score'>[] | null {
  const known = kinship.named('person', [fold(name)]);
  const exact = known.some((kin) => !isShortName(parsePersonName(kin.name)));
  const family = exact && !isShortName(asked) ? [] : kinship.family(surnameKey(name));
  if (family === null && !exact) return null;
  const all = new Map([...(family ?? []), ...known].map((kin) => [kin.id, kin]));
  return [...all.values()].flatMap((kin) => {
    if (excluded.has(kin.id)) return [];
    const by = best(kin.names.flatMap((form) => formLikeness(asked, name, form)));
    return by && !isShortName(fullest(kin)) ? [{ kin, by }] : [];
  });
}

const STRONGEST: readonly NameSimilarity[] = ['name', 'spelling', 'initial', 'surname'];

function best(found: readonly NameSimilarity[]): NameSimilarity | undefined {
  return STRONGEST.find((by) => found.includes(by));
}

/** `Xi` is a form of Xi Jinping's name, though no surname by its place. */
function formLikeness(asked: PersonName, name: string, form: string): NameSimilarity[] {
  const like = nameSimilarity(asked, parsePersonName(form));
  if (like) return [like];
  return asked.given.length === 0 && fold(form) === fold(name) ? ['surname'] : [];
}

function fullest({ names }: Kin): PersonName {
  const all = names.map(parsePersonName);
  return all.toSorted((one, other) => Number(isShortName(one)) - Number(isShortName(other)))[0] ?? parsePersonName('');
}
