// What enrichment knows of the world before it reads a document. It is handed in, so a caller can know more or less.

import type { CuratedEntity } from '../model/entity/curated-entity.ts';
import { CuratedNames } from './curated/index.ts';
import table from './gazetteer.gen.json' with { type: 'json' };
import { type Gazetteer, gazetteerOf } from './gazetteer.ts';
import { loadSurnames, wordSet } from './surnames.ts';

export interface Knowledge {
  gazetteer: Gazetteer;
  /** Names curated by the operator; they take precedence over the gazetteer and every extractor. */
  curated: CuratedNames;
  /** Words for the people and things of a country, lower-case, with its ISO 3166-1 code: `georgian` → `GE`. */
  demonyms: ReadonlyMap<string, string>;
  /** Given names of many cultures, lower-case. */
  givenNames: ReadonlySet<string>;
  /** Of those, whether men or women bear them, where it is one of the two. */
  genders: ReadonlyMap<string, 'man' | 'woman'>;
  /** Some surnames, lower-case. */
  surnames: ReadonlySet<string>;
}

let builtIn: Knowledge | null = null;

/** The built-in tables, read at the first call. */
export function loadKnowledge(): Knowledge {
  builtIn ??= {
    gazetteer: gazetteerOf(table),
    curated: new CuratedNames([]),
    demonyms: new Map(
      table.demonyms.map((line) => {
        const [word = '', code = ''] = line.split('|');
        return [word.toLowerCase(), code];
      }),
    ),
    givenNames: wordSet(table.givenNames.map((line) => line.replace(/:[mw]/gu, ''))),
    genders: gendersOf(table.givenNames),
    surnames: loadSurnames(),
  };
  return builtIn;
}

/** The same, with these given names instead of any others. */
export function withCurated(knowledge: Knowledge, entities: readonly CuratedEntity[]): Knowledge {
  return { ...knowledge, curated: new CuratedNames(entities) };
}

/** `Anna:w Anton:m Robin` */
function gendersOf(lines: readonly string[]): Map<string, 'man' | 'woman'> {
  const marked = lines.flatMap((line) => [...line.toLowerCase().matchAll(/(\S+):([mw])/gu)]);
  return new Map(marked.map(([, name = '', sex]) => [name, sex === 'm' ? 'man' : 'woman']));
}
