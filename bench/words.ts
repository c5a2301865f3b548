// Invented words and names: English where a language shows itself, syllables everywhere else.

import type { EntityType } from '../src/model/entity/entity.ts';
import { between, pick, random, zipf } from './random.ts';

const COMMON =
  `the of to and a in that is for it on with as was by at be this from are have an has not they which will said or
  but were their its had been one more who about would when there also after other than new some could two may first
  over into year people no out up so what time only three if can years last most city government day told state made
  before during between against while under such many where through since four five officials week month`.split(/\s+/);
const ONSETS = 'b br c ch d dr f fl g gr h j k kl l m n p pl r s sh sk st t tr v w z'.split(' ');
const NUCLEI = 'a a e e i o u ai ea ou'.split(' ');
const CODAS = ['', '', '', '', 'l', 'm', 'n', 'r', 's', 't', 'nd', 'rk'];
const WORDS = 20_000;
const NAMES = 20_000;

export interface Name {
  type: EntityType;
  /** `Kalo Drevin`, `Stavon Institute`, `Breska`. */
  full: string;
  /** What it is called when it is named again: a person's family name. */
  short: string;
}

const chance = random(1);
const drawWord = zipf(WORDS);
const drawName = zipf(NAMES);
const vocabulary = unlike(WORDS - COMMON.length, new Set(COMMON), () => invent(between(chance, 1, 3)));
export const words: readonly string[] = [...COMMON, ...vocabulary];
const roots = unlike(6000, new Set(words), () => invent(between(chance, 2, 3))).map(capital);
export const names: readonly Name[] = unlike(NAMES, new Set<string>(), () => JSON.stringify(inventName())).map((name) =>
  JSON.parse(name),
);

/** A word of the vocabulary, as often as words of its rank are. */
export const someWord = (from: () => number): string => words[drawWord(from)] ?? '';

/** The number of a name, as often as names of its rank are. */
export const someName = (from: () => number): number => drawName(from);

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function invent(syllables: number): string {
  let word = '';
  for (let syllable = 0; syllable < syllables; syllable++) word += pick(chance, ONSETS) + pick(chance, NUCLEI);
  return word + pick(chance, CODAS);
}

function inventName(): Name {
  const root = pick(chance, roots);
  const kind = chance();
  if (kind < 0.5) return { type: 'person', full: `${pick(chance, roots.slice(0, 400))} ${root}`, short: root };
  if (kind < 0.75) return { type: 'place', full: root, short: root };
  const full = `${root} ${pick(chance, ['Institute', 'Ministry', 'Group', 'University', 'Party', 'Agency'])}`;
  return { type: 'organization', full, short: full };
}

/** So many different ones. */
function unlike(count: number, known: Set<string>, make: () => string): string[] {
  const made: string[] = [];
  while (made.length < count) {
    const one = make();
    if (known.has(one)) continue;
    known.add(one);
    made.push(one);
  }
  return made;
}
