// Validates the fields of front matter. Values that are not valid are ignored with a warning.

import type { DraftWarning, PublishedDate } from '../../model/article/draft.ts';
import { collapseSpace, normaliseText } from '../../model/text/text.ts';
import { readDate } from '../tidy/dates.ts';
import { toPageHref } from '../tidy/href.ts';
import type { Fields } from './yaml.ts';

/** Limit of titles, sections and addresses. */
const LONGEST_TEXT = 2_000;
/** More unknown fields than this are not listed. */
const MOST_UNKNOWN = 5;

interface FieldText {
  value: string;
  line: number;
  name: string;
}

export class FrontMatterFields {
  readonly #fields: Fields;
  readonly #warnings: DraftWarning[];

  constructor(fields: Fields, warnings: DraftWarning[]) {
    this.#fields = fields;
    this.#warnings = warnings;
  }

  /** The first of these fields that has a text. */
  text(...names: string[]): string | null {
    return this.#text(names)?.value ?? null;
  }

  /** The distinct texts of all these fields. `split` splits a field with a single text. */
  list(names: string[], split: (text: string) => string[]): string[] {
    const texts = names.flatMap((name) => {
      const field = this.#fields.get(name);
      if (!field || field.value === null) return [];
      const { value } = field;
      if (typeof value === 'string') return split(tidied(value));
      const items = Array.isArray(value) ? value.map(nameOf) : [null];
      if (items.includes(null))
        this.#warn(field.line, `“${name}” in the front matter must be a list of texts. Other values were ignored.`);
      return items.filter((item) => item !== null).map(tidied);
    });
    return [...new Set(texts.filter((text) => text !== ''))];
  }

  date(...names: string[]): PublishedDate | null {
    const field = this.#text(names);
    if (!field) return null;
    const read = readDate(field.value);
    if (read.kind === 'date') return read.date;
    const reason =
      read.kind === 'wrong' ? read.reason : `“${clip(field.value)}” is not a date. Write it as 2025-12-31.`;
    return this.#warn(field.line, `“${field.name}” in the front matter was ignored: ${reason}`);
  }

  language(...names: string[]): string | null {
    const field = this.#text(names);
    if (!field) return null;
    const message = `“${clip(field.value)}” is not a language code. Write it as “en” or “pt-BR”.`;
    return languageTag(field.value) ?? this.#warn(field.line, message);
  }

  address(...names: string[]): string | null {
    const field = this.#text(names);
    if (!field) return null;
    const message = `“${clip(field.value)}” is not a web address. Write it with https://.`;
    return toPageHref(field.value) ?? this.#warn(field.line, message);
  }

  warnOfOthers(known: readonly string[]): void {
    const unknown = [...this.#fields.keys()].filter((name) => !known.includes(name));
    if (unknown.length === 0) return;
    const line = this.#fields.get(unknown[0] ?? '')?.line ?? 1;
    const names = unknown.slice(0, MOST_UNKNOWN).map((name) => `“${clip(name)}”`);
    this.#warn(line, `The archive does not keep these fields of the front matter: ${names.join(', ')}.`);
  }

  #text(names: readonly string[]): FieldText | null {
    for (const name of names) {
      const field = this.#fields.get(name);
      if (!field || field.value === null || ['', 'null', '~'].includes(field.value as string)) continue;
      if (typeof field.value !== 'string')
        return this.#warn(field.line, `“${name}” in the front matter must be text. It was ignored.`);
      const value = tidied(field.value);
      if (value.length > LONGEST_TEXT) {
        const message = `“${name}” in the front matter has more than ${LONGEST_TEXT} characters. It was ignored.`;
        return this.#warn(field.line, message);
      }
      if (value !== '') return { value, line: field.line, name };
    }
    return null;
  }

  #warn(line: number, message: string): null {
    this.#warnings.push({ message, line });
    return null;
  }
}

/** pandoc writes authors as mappings: `name: …`. */
function nameOf(item: unknown): string | null {
  if (typeof item === 'string') return item;
  const name = typeof item === 'object' && item !== null && 'name' in item ? item.name : null;
  return typeof name === 'string' ? name : null;
}

function languageTag(written: string): string | null {
  const tag = written.replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function tidied(value: string): string {
  return collapseSpace(normaliseText(value));
}

function clip(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60).toWellFormed()}…` : value;
}
