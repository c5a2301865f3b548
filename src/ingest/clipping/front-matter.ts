// Front matter: the YAML block between `---` lines that may open a clipping.

import type { DraftWarning, PublishedDate } from '../../model/article/draft.ts';
import { collapseSpace, normaliseText } from '../../model/text/text.ts';
import type { DocumentRejection } from '../parser.ts';
import { readDate } from '../tidy/dates.ts';
import { toPageHref } from '../tidy/href.ts';
import { authorsIn } from './byline.ts';
import { type Fields, KEY_LINE, readYaml } from './yaml.ts';

export interface FrontMatter {
  title: string | null;
  subtitle: string | null;
  published: PublishedDate | null;
  authors: string[];
  section: string | null;
  tags: string[];
  source: string | null;
  lang: string | null;
  url: string | null;
  canonical: string | null;
}

export interface Opening {
  matter: FrontMatter;
  /** The rest of the document, and how many lines stand before it. */
  body: string;
  linesBefore: number;
  warnings: DraftWarning[];
}

export const MAX_FRONT_MATTER = 32 * 1024;
/** Of a title, a section, an address. */
const LONGEST_TEXT = 2_000;

const FENCED = /^\s*---[ \t]*\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\n|$)/muy;

/** Takes the front matter off a document. What is none, though it begins with `---`, is left in the body. */
export function readOpening(text: string): Opening | { rejection: DocumentRejection } {
  const none: Opening = { matter: { ...NOTHING }, body: text, linesBefore: 0, warnings: [] };
  if (!/^\s*---[ \t]*\n/u.test(text)) return none;
  FENCED.lastIndex = 0;
  const found = FENCED.exec(text.slice(0, MAX_FRONT_MATTER));
  const firstLine = text.slice(0, MAX_FRONT_MATTER).trimStart().split('\n', 2)[1] ?? '';
  if (!found) {
    if (text.length <= MAX_FRONT_MATTER || !KEY_LINE.test(firstLine)) return none;
    const message = `The front matter does not end within ${MAX_FRONT_MATTER / 1024} kB. Close it with a line “---”.`;
    return { rejection: { code: 'front-matter-too-large', message, line: 1 } };
  }
  const yaml = found[1] ?? '';
  const line = countLines(text.slice(0, text.indexOf('---'))) + 1;
  const warnings: DraftWarning[] = [];
  const fields = readYaml(yaml, line, warnings);
  if (fields === null) return none;
  const body = text.slice(found[0].length);
  return { matter: readFields(fields, warnings), body, linesBefore: countLines(found[0]), warnings };
}

const NOTHING: FrontMatter = {
  title: null,
  subtitle: null,
  published: null,
  authors: [],
  section: null,
  tags: [],
  source: null,
  lang: null,
  url: null,
  canonical: null,
};

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

/** As other programs write it into front matter. */
const CANONICAL = ['canonical', 'canonicalurl', 'canonical_url', 'canonical-url'];
const KNOWN = [
  ...'title subtitle date published author authors section tags keywords source lang language url'.split(' '),
  ...CANONICAL,
];

function readFields(fields: Fields, warnings: DraftWarning[]): FrontMatter {
  const warn = (line: number, message: string) => {
    warnings.push({ message, line });
    return null;
  };

  const text = (...names: string[]): { value: string; line: number; name: string } | null => {
    for (const name of names) {
      const field = fields.get(name);
      if (!field || field.value === null || field.value === '' || field.value === 'null' || field.value === '~')
        continue;
      if (typeof field.value !== 'string')
        return warn(field.line, `“${name}” in the front matter must be text; it was not read.`);
      const value = tidied(field.value);
      if (value.length > LONGEST_TEXT) {
        return warn(
          field.line,
          `“${name}” in the front matter has more than ${LONGEST_TEXT} characters; it was not read.`,
        );
      }
      if (value !== '') return { value, line: field.line, name };
    }
    return null;
  };

  const list = (names: string[], split: (text: string) => string[]): string[] => {
    const said = names.flatMap((name) => {
      const field = fields.get(name);
      if (!field || field.value === null) return [];
      const { value } = field;
      if (typeof value === 'string') return split(tidied(value));
      const items = Array.isArray(value) ? value.map(nameOf) : [null];
      if (items.includes(null))
        warn(field.line, `“${name}” in the front matter must be a list of texts; what is not text was not read.`);
      return items.filter((item) => item !== null).map(tidied);
    });
    return [...new Set(said.filter((item) => item !== ''))];
  };

  const published = () => {
    const said = text('date', 'published');
    if (!said) return null;
    const read = readDate(said.value);
    if (read.kind === 'date') return read.date;
    const reason = read.kind === 'wrong' ? read.reason : `“${clip(said.value)}” is no date. Write it as 2025-12-31.`;
    return warn(said.line, `“${said.name}” in the front matter was not read: ${reason}`);
  };

  const lang = () => {
    const said = text('lang', 'language');
    if (!said) return null;
    return (
      languageTag(said.value) ??
      warn(said.line, `“${clip(said.value)}” is no language code. Write it as “en” or “pt-BR”.`)
    );
  };

  const address = (...names: string[]) => {
    const said = text(...names);
    if (!said) return null;
    return (
      toPageHref(said.value) ??
      warn(said.line, `“${clip(said.value)}” is no address of a page. Write it with https://.`)
    );
  };

  const unknown = [...fields.keys()].filter((name) => !KNOWN.includes(name));
  if (unknown.length > 0) {
    const line = fields.get(unknown[0] ?? '')?.line ?? 1;
    warn(
      line,
      `The front matter says ${unknown
        .slice(0, 5)
        .map((name) => `“${clip(name)}”`)
        .join(', ')}, which the archive does not keep.`,
    );
  }
  return {
    title: text('title')?.value ?? null,
    subtitle: text('subtitle')?.value ?? null,
    published: published(),
    authors: list(['author', 'authors'], authorsIn),
    section: text('section')?.value ?? null,
    tags: list(['tags', 'keywords'], (tags) => tags.split(/[,;]/u).map((tag) => tag.trim())),
    source: text('source')?.value ?? null,
    lang: lang(),
    url: address('url'),
    canonical: address(...CANONICAL),
  };
}

/** pandoc writes authors as mappings, `name: …`. */
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
