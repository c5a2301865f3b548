// The fields of a given entity: what each may hold, and what to do where it does not.

import { distance } from 'fastest-levenshtein';
import { type CuratedEntity, curatedId, LONGEST_NAME } from '../../model/entity/curated-entity.ts';
import { ENTITY_TYPES, EntityId, type EntityType } from '../../model/entity/entity.ts';
import { collapseSpace, normaliseText } from '../../model/text/text.ts';
import { canonicalUrl } from '../../model/url/url.ts';

const NAMES = ['name', 'type', 'aliases', 'description', 'sameAs', 'id'] as const;
export type Field = (typeof NAMES)[number];

/** In words. */
export const FIELDS = 'name, type, aliases, description, sameAs and id';

const MOST_ALIASES = 200;
const MOST_URLS = 50;
const LONGEST_DESCRIPTION = 500;
const LONGEST_URL = 2_000;

/** The field of a name, however it is written: `same_as`, `Same as`. */
export function fieldNamed(name: string): Field | null {
  const key = keyOf(name);
  return NAMES.find((field) => keyOf(field) === key) ?? null;
}

function keyOf(name: string): string {
  return name
    .slice(0, 40)
    .toLowerCase()
    .replace(/[\s_-]/gu, '');
}

export function unknownField(name: string): string {
  const near = NAMES.find((field) => distance(keyOf(field), keyOf(name)) <= 2);
  const meant = near ? ` Did you mean ${near}?` : '';
  return `There is no field ${shown(name)}.${meant} Fields are ${FIELDS}.`;
}

type FieldProblem = { field: Field; message: string };
class Wrong extends Error {}

/** The entity of a row, or all that is wrong with it. */
export function curatedEntityOf(
  fields: Record<string, unknown>,
): { entity: CuratedEntity } | { problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const read = <Value>(field: Field, reader: (value: unknown) => Value): Value | null => {
    try {
      return reader(fields[field]);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      problems.push({ field, message: error.message });
      return null;
    }
  };
  const name = read('name', nameOf);
  const type = read('type', typeOf);
  const aliases = read('aliases', aliasesOf);
  const description = read('description', descriptionOf);
  const sameAs = read('sameAs', urlsOf);
  const id = read('id', (value) => idOf(value, type));
  if (problems.length > 0 || name === null || type === null) return { problems };
  const others = new Set(aliases);
  others.delete(name);
  const rest = { aliases: [...others], description, sameAs: sameAs ?? [] };
  return { entity: { id: id ?? curatedId(type, name), type, name, ...rest } };
}

function nameOf(value: unknown): string {
  const text = textOf(value, 'the name');
  if (text === '') throw new Wrong('The name is missing. Give the name as articles write it in full.');
  if (text.length > LONGEST_NAME)
    throw new Wrong(`${shown(text)} is longer than ${LONGEST_NAME} characters. Shorten it.`);
  if (/\p{Cc}/u.test(text)) throw new Wrong(`${shown(text)} holds a control character. Take it out.`);
  if ((text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2) {
    throw new Wrong(
      `${shown(text)} has less than two letters, and would be found everywhere. Leave it out, or write it in full.`,
    );
  }
  return text;
}

function typeOf(value: unknown): EntityType {
  const text = textOf(value, 'the type').toLowerCase();
  const type = ENTITY_TYPES.find((one) => one === text);
  if (type) return type;
  const said = text === '' ? 'The type is missing.' : `${shown(text)} is no type.`;
  const near = ENTITY_TYPES.find((one) => text !== '' && distance(one, text.slice(0, 40)) <= 2);
  throw new Wrong(`${said}${near ? ` Did you mean ${near}?` : ''} Types are ${ENTITY_TYPES.join(', ')}.`);
}

function aliasesOf(value: unknown): string[] {
  const names = listOf(value, /[|;]/u, 'aliases');
  if (names.length > MOST_ALIASES) throw new Wrong(`There are ${names.length} aliases; ${MOST_ALIASES} are the most.`);
  return [...new Set(names.map(nameOf))];
}

function descriptionOf(value: unknown): string | null {
  const text = textOf(value, 'the description');
  if (text.length <= LONGEST_DESCRIPTION) return text === '' ? null : text.replace(/\p{Cc}/gu, '');
  throw new Wrong(
    `The description has ${text.length} characters; ${LONGEST_DESCRIPTION} are the most. Say it in a few words.`,
  );
}

/** Addresses, or Wikidata's ids of things. */
function urlsOf(value: unknown): string[] {
  const urls = listOf(value, /[|\s]|;(?=\s*(?:https?:|Q\d))/iu, 'addresses').map((text) => {
    const url = /^Q\d{1,12}$/u.test(text) ? `https://www.wikidata.org/entity/${text}` : text;
    if (url.length > LONGEST_URL || !/^https?:\/\//iu.test(url) || canonicalUrl(url) === null) {
      throw new Wrong(
        `${shown(text)} is no address. Write it in full, as https://www.wikidata.org/entity/Q42, or as Q42.`,
      );
    }
    return url;
  });
  if (urls.length > MOST_URLS) throw new Wrong(`There are ${urls.length} addresses; ${MOST_URLS} are the most.`);
  return [...new Set(urls)];
}

function idOf(value: unknown, type: EntityType | null): string | null {
  const id = textOf(value, 'the id');
  if (id === '') return null;
  if (!EntityId.safeParse(id).success) {
    throw new Wrong(`${shown(id)} is no id. Take one from the archive, such as person-nadia-orlova, or leave it out.`);
  }
  if (type !== null && !id.startsWith(`${type}-`)) {
    throw new Wrong(`${shown(id)} is not the id of the type ${type}. Change the type, or leave the id out.`);
  }
  return id;
}

/** What a cell or a JSON string holds, without what is not seen and may turn the direction of what stands beside it. */
function textOf(value: unknown, what: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw new Wrong(`This must be a text: ${what}, between quotation marks.`);
  // Joiners are seen: they part letters, and join pictures.
  return collapseSpace(normaliseNul(value).replace(/(?![\u200C\u200D])\p{Cf}/gu, ''));
}

/** NUL is kept to be told; everything else is as it is in articles. */
function normaliseNul(value: string): string {
  return value.split('\0').map(normaliseText).join('\0');
}

function listOf(value: unknown, separator: RegExp, what: string): string[] {
  if (value === undefined || value === null) return [];
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(separator) : null;
  if (!parts) throw new Wrong(`These must be a list of texts: ${what}.`);
  return parts.map((part) => textOf(part, `each of the ${what}`)).filter((part) => part !== '');
}

/** As it can be printed anywhere. */
function shown(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD');
  return `“${visible.length > 60 ? `${visible.slice(0, 60).toWellFormed()}…` : visible}”`;
}
