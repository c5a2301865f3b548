// Reads front matter: the YAML block between `---` lines at the start of a clipping.

import type { DraftWarning, PublishedDate } from '../../model/article/draft.ts';
import type { DocumentRejection } from '../parser.ts';
import { authorsIn } from './byline.ts';
import { FrontMatterFields } from './front-matter-fields.ts';
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
  /** The rest of the document and the number of lines before it. */
  body: string;
  linesBefore: number;
  warnings: DraftWarning[];
}

export const MAX_FRONT_MATTER = 32 * 1024;

const FENCED = /^\s*---[ \t]*\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\n|$)/muy;

/** Separates the front matter from the body. Other text after `---` stays in the body. */
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

/** Spellings of other programs. */
const CANONICAL = ['canonical', 'canonicalurl', 'canonical_url', 'canonical-url'];
const KNOWN = [
  ...'title subtitle date published author authors section tags keywords source lang language url'.split(' '),
  ...CANONICAL,
];

function readFields(values: Fields, warnings: DraftWarning[]): FrontMatter {
  const fields = new FrontMatterFields(values, warnings);
  fields.warnOfOthers(KNOWN);
  return {
    title: fields.text('title'),
    subtitle: fields.text('subtitle'),
    published: fields.date('date', 'published'),
    authors: fields.list(['author', 'authors'], authorsIn),
    section: fields.text('section'),
    tags: fields.list(['tags', 'keywords'], (tags) => tags.split(/[,;]/u).map((tag) => tag.trim())),
    source: fields.text('source'),
    lang: fields.language('lang', 'language'),
    url: fields.address('url'),
    canonical: fields.address(...CANONICAL),
  };
}
