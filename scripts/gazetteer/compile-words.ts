// Compiles demonyms, given names and surnames.

import { createRequire } from 'node:module';
import { allLocales } from '@faker-js/faker';
import { FAMILY_NAMES_FIRST, GIVEN_NAMES } from './given-names.ts';
import { DEMONYMS } from './places.ts';

const require = createRequire(import.meta.url);
const nationalities: { nationalities: Record<string, string> } = require('i18n-nationality/langs/en.json');
const isoNames: { countries: Record<string, string | string[]> } = require('i18n-iso-countries/langs/en.json');

export function compileDemonyms(): string[] {
  const codes = new Map<string, string>();
  for (const [code, demonym] of Object.entries(nationalities.nationalities)) {
    // Without a demonym the package returns the country's name.
    const isName = [isoNames.countries[code] ?? []]
      .flat()
      .some((name) => name.startsWith(demonym) || demonym.length > 24);
    if (!/^[A-Z][a-z]+(?: [A-Z][a-z]+)?$/u.test(demonym) || isName) continue;
    codes.set(demonym, code).set(/(?:ese|ish|ch|s)$/u.test(demonym) ? demonym : `${demonym}s`, code);
  }
  for (const [code, words] of Object.entries(DEMONYMS)) {
    for (const word of words.split(/\s+/u)) codes.set(word, code);
  }
  return [...codes].map(([word, code]) => `${word}|${code}`).sort();
}

/** Locales with names in Latin script that are not ordinary words. */
const LATIN =
  /^(?:af|az|cs|da|de|en|es|fi|fr|hr|hu|id|it|lv|nb|nl|pl|pt|ro|sk|sl|sr_RS_latin|sv|tr|uz_UZ_latin|yo|zu|ku_kmr_latin)(?:_|$)/u;
const CYRILLIC = /^(?:ru|uk|mk)$/u;

/** `:m` and `:w` mark names used only for men or only for women. */
export function compileGivenNames(): string[] {
  const names = new Set(`${GIVEN_NAMES} ${FAMILY_NAMES_FIRST}`.split(/\s+/u));
  for (const name of localeNames('first_name')) names.add(name);
  const men = new Set(localeNames('first_name', 'male'));
  const women = new Set(localeNames('first_name', 'female'));
  return tidy(names).map((name) => {
    if (men.has(name) === women.has(name)) return name;
    return `${name}:${men.has(name) ? 'm' : 'w'}`;
  });
}

export function compileSurnames(): string[] {
  return tidy(new Set(localeNames('last_name')));
}

function* localeNames(field: 'first_name' | 'last_name', sex?: 'male' | 'female'): Generator<string> {
  for (const [locale, definition] of Object.entries(allLocales)) {
    if (!LATIN.test(locale) && !CYRILLIC.test(locale)) continue;
    const lists: Record<string, readonly string[] | null | undefined> = definition.person?.[field] ?? {};
    for (const list of sex ? [lists[sex]] : Object.values(lists)) {
      for (const name of list ?? []) yield CYRILLIC.test(locale) ? transliterate(name) : name;
    }
  }
}

function tidy(names: Set<string>): string[] {
  return [...names].filter((name) => /^\p{Lu}\p{Ll}[\p{L}'’-]+$/u.test(name)).sort();
}

const LETTERS: Record<string, string> = Object.fromEntries(
  `а=a б=b в=v г=g ґ=g д=d е=e ё=yo є=ye ж=zh з=z и=i і=i ї=yi й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts
  ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ѓ=gj ѕ=dz ј=j љ=lj њ=nj ќ=kj џ=dzh ’= ʼ=`
    .split(/\s+/u)
    .map((pair) => pair.split('=')),
);

function transliterate(name: string): string {
  const latin = [...name.toLowerCase()].map((letter) => LETTERS[letter] ?? letter).join('');
  return latin.charAt(0).toUpperCase() + latin.slice(1);
}
