// Validates the fields of a curated entity.

import { distance } from 'fastest-levenshtein';
import { type CuratedEntity, curatedId, LONGEST_NAME } from '../../model/entity/curated-entity.ts';
import { ENTITY_TYPES, EntityId, type EntityType } from '../../model/entity/entity.ts';
import { collapseSpace, normaliseText } from '../../model/text/text.ts';
import { canonicalUrl } from '../../model/url/url.ts';

const NAMES = ['name', 'type', 'aliases', 'description', 'sameAs', 'id'] as const;
export type Field = (typeof NAMES)[number];

/** For messages. */
export const FIELDS = 'name, type, aliases, description, sameAs and id';

const MOST_ALIASES = 200;
const MOST_URLS = 50;
const LONGEST_DESCRIPTION = 500;
const LONGEST_URL = 2_000;

/** The field with a name, in any spelling: `same_as`, `Same as`. */
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
  return `There is no field ${quoted(name)}.${meant} The fields are ${FIELDS}.`;
}

type FieldProblem = { field: Field; message: string };
class Wrong extends Error {}

/** The entity of a row, or all its problems. */
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
  if (text === '') throw new Wrong('The name is missing. Enter the full name as articles write it.');
  if (text.length > LONGEST_NAME)
    throw new Wrong(`${quoted(text)} is longer than ${LONGEST_NAME} characters. Shorten it.`);
  if (/\p{Cc}/u.test(text)) throw new Wrong(`${quoted(text)} contains a control character. Remove it.`);
  if ((text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2) {
    throw new Wrong(
      `${quoted(text)} has fewer than two letters and would match everywhere. Remove it, or write it in full.`,
    );
  }
  return text;
}

function typeOf(value: unknown): EntityType {
  const text = textOf(value, 'the type').toLowerCase();
  const type = ENTITY_TYPES.find((one) => one === text);
  if (type) return type;
  const problem = text === '' ? 'The type is missing.' : `${quoted(text)} is not a type.`;
  const near = ENTITY_TYPES.find((one) => text !== '' && distance(one, text.slice(0, 40)) <= 2);
  throw new Wrong(`${problem}${near ? ` Did you mean ${near}?` : ''} The types are ${ENTITY_TYPES.join(', ')}.`);
}

function aliasesOf(value: unknown): string[] {
  const names = listOf(value, /[|;]/u, 'aliases');
  if (names.length > MOST_ALIASES) throw new Wrong(`There are ${names.length} aliases; the limit is ${MOST_ALIASES}.`);
  return [...new Set(names.map(nameOf))];
}

function descriptionOf(value: unknown): string | null {
  const text = textOf(value, 'the description');
  if (text.length <= LONGEST_DESCRIPTION) return text === '' ? null : text.replace(/\p{Cc}/gu, '');
  throw new Wrong(`The description has ${text.length} characters; the limit is ${LONGEST_DESCRIPTION}. Shorten it.`);
}

/** Web addresses or Wikidata ids. */
function urlsOf(value: unknown): string[] {
  const urls = listOf(value, /[|\s]|;(?=\s*(?:https?:|Q\d))/iu, 'addresses').map((text) => {
    const url = /^Q\d{1,12}$/u.test(text) ? `https://www.wikidata.org/entity/${text}` : text;
    if (url.length > LONGEST_URL || !/^https?:\/\//iu.test(url) || canonicalUrl(url) === null) {
      throw new Wrong(
        `${quoted(text)} is not an address. Write it in full, as https://www.wikidata.org/entity/Q42, or as Q42.`,
      );
    }
    return url;
  });
  if (urls.length > MOST_URLS) throw new Wrong(`There are ${urls.length} addresses; the limit is ${MOST_URLS}.`);
  return [...new Set(urls)];
}

function idOf(value: unknown, type: EntityType | null): string | null {
  const id = textOf(value, 'the id');
  if (id === '') return null;
  if (!EntityId.safeParse(id).success) {
    throw new Wrong(`${quoted(id)} is not an id. Use an id of the archive, such as person-nadia-orlova, or remove it.`);
  }
  if (type !== null && !id.startsWith(`${type}-`)) {
    throw new Wrong(`${quoted(id)} is not an id of the type ${type}. Change the type, or remove the id.`);
  }
  return id;
}

/** The text of a cell or a JSON string, without invisible characters, which can change the text direction. */
function textOf(value: unknown, what: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw new Wrong(`This must be text in quotation marks: ${what}.`);
  // Joiners are kept: they shape letters and join emoji.
  return collapseSpace(normaliseNul(value).replace(/(?![\u200C\u200D])\p{Cf}/gu, ''));
}

/** Normalises like articles, but keeps NUL, which is rejected later. */
function normaliseNul(value: string): string {
  return value.split('\0').map(normaliseText).join('\0');
}

function listOf(value: unknown, separator: RegExp, what: string): string[] {
  if (value === undefined || value === null) return [];
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(separator) : null;
  if (!parts) throw new Wrong(`This must be a list of texts: ${what}.`);
  return parts.map((part) => textOf(part, `each of the ${what}`)).filter((part) => part !== '');
}

/** Quotes text for a message, without control characters. */
function quoted(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD');
  return `“${visible.length > 60 ? `${visible.slice(0, 60).toWellFormed()}…` : visible}”`;
}
