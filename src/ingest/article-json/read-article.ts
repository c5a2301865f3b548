// Reads an article in the archive's own JSON form into a draft.

import type { z } from 'zod';
import {
  ArticleInput,
  type BlockInput,
  type LinkInput,
  withoutDerivedFields,
} from '../../model/article/article-input.ts';
import type { Draft, DraftLink, DraftSource, DraftWarning } from '../../model/article/draft.ts';
import type { Block } from '../../model/text/block.ts';
import { BLOCK_SEPARATOR, collapseSpace, normaliseText } from '../../model/text/text.ts';
import { readClipping } from '../clipping/read-clipping.ts';
import type { Parsed, Rejected } from '../parser.ts';
import { readDate } from '../tidy/dates.ts';
import { toUsableHref } from '../tidy/href.ts';
import { sourceNamed } from '../tidy/sources.ts';

export function readArticleJson(text: string): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return reject('not-json', `The document is not JSON: ${(error as Error).message}.`);
  }
  const read = ArticleInput.safeParse(withoutDerivedFields(json));
  if (read.success) return draftOf(read.data);
  const faults = read.error.issues.slice(0, MOST_FAULTS).map((issue) => faultOf(issue, json));
  return reject('not-an-article', `The document is not an article: ${faults.join('; ')}.`);
}

/** More faults than this are not listed. */
const MOST_FAULTS = 5;

/** “`title` is missing”, “`authors[0].name` must have some text”. */
function faultOf(issue: z.core.$ZodIssue, json: unknown): string {
  const { path, code, message } = issue;
  if (issue.code === 'unrecognized_keys') {
    const unknown = issue.keys.slice(0, MOST_FAULTS).map((key) => fieldAt([...path, shortened(key)]));
    return `${unknown.join(', ')} ${unknown.length === 1 ? 'is not a field' : 'are not fields'} of an article`;
  }
  if (path.length === 0) return 'it must be a JSON object';
  const value = path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], json);
  if (code === 'invalid_type' && value === undefined) return `${fieldAt(path)} is missing`;
  return message.startsWith('must ')
    ? `${fieldAt(path)} ${message}`
    : `${fieldAt(path)}: ${message.replace(/^Invalid input: /u, '')}`;
}

function fieldAt(path: readonly PropertyKey[]): string {
  const steps = path.map((step, at) =>
    typeof step === 'number' ? `[${step}]` : `${at > 0 ? '.' : ''}${String(step)}`,
  );
  return `\`${steps.join('')}\``;
}

/** The draft of an article in JSON, or why there is none. */
export function draftOf(input: ArticleInput): Parsed {
  const given = [input.text, input.markdown, input.blocks].filter((one) => one !== undefined).length;
  if (given !== 1) return reject('no-body', 'An article must have exactly one of `text`, `markdown` and `blocks`.');
  const url = input.originalUrl ?? null;
  const body = input.markdown === undefined ? plainBody(input) : markdownBody(input.markdown);
  if ('ok' in body) return body;
  const text = body.blocks.map((block) => block.text).join(BLOCK_SEPARATOR);
  if (collapseSpace(text) === '') return reject('no-body', 'The article has no text.');
  const date = input.publishedDate === undefined ? null : readDate(input.publishedDate);
  if (date !== null && date.kind !== 'date') {
    const why = date.kind === 'wrong' ? date.reason : `${input.publishedDate} is not a date.`;
    return reject('bad-date', `\`publishedDate\` is not a valid date. ${why}`);
  }
  const warnings: DraftWarning[] = [...body.warnings];
  const links = [...body.links, ...placed(input.links ?? [], text, warnings)];
  if (url !== null) links.push({ kind: 'original', anchor: url, href: url, start: null, end: null });
  const draft: Draft = {
    title: line(input.title),
    subtitle: input.subtitle === undefined ? null : line(input.subtitle),
    authors: (input.authors ?? []).map(({ name }) => line(name)),
    section: input.section === undefined ? null : line(input.section),
    tags: (input.tags ?? []).map(line),
    lang: input.lang ?? null,
    published: date?.date ?? null,
    url,
    canonical: null,
    source: sourceOf(input, url),
    text,
    blocks: body.blocks,
    links,
  };
  return { ok: true, drafts: [{ draft, warnings }] };
}

interface Body {
  blocks: Block[];
  links: DraftLink[];
  warnings: DraftWarning[];
}

function plainBody({ text = '', blocks }: ArticleInput): Body {
  const parts: BlockInput[] =
    blocks ??
    clean(text)
      .split(/\n[ \t]*\n\s*/u)
      .map((part) => ({ type: 'paragraph' as const, text: part.trim() }));
  const built: Block[] = [];
  let start = 0;
  for (const { text: written, href, ...rest } of parts) {
    const content = clean(written).trim();
    if (content === '') continue;
    const address = href === undefined ? null : toUsableHref(href);
    built.push({
      ...rest,
      start,
      end: start + content.length,
      text: content,
      ...(address !== null && { href: address }),
    });
    start += content.length + BLOCK_SEPARATOR.length;
  }
  return { blocks: built, links: [], warnings: [] };
}

/** Parsed like the body of a clipping. */
function markdownBody(markdown: string): Body | Rejected {
  const parsed = readClipping(`# .\n\n${clean(markdown)}`);
  if (!parsed.ok) return parsed;
  const [{ draft }] = parsed.drafts;
  return { blocks: draft.blocks, links: draft.links.filter(({ kind }) => kind !== 'original'), warnings: [] };
}

/** Links at their offsets, or at the next occurrence of their anchor if the offsets are missing or wrong. */
function placed(links: readonly LinkInput[], text: string, warnings: DraftWarning[]): DraftLink[] {
  const next = new Map<string, number>();
  const found = links.flatMap(({ kind, anchor, href, start, end }): DraftLink[] => {
    const words = clean(anchor);
    const address = href === undefined ? null : toUsableHref(href);
    const isThere = start !== undefined && end !== undefined && text.slice(start, end) === words;
    const at = isThere ? start : text.indexOf(words, next.get(words) ?? 0);
    if (at < 0) {
      warnings.push({
        message: `The link “${shortened(words)}” was ignored, because the text does not contain content anchor.`,
      });
      return [];
    }
    next.set(words, at + Math.max(1, words.length));
    return [{ kind, anchor: words, href: address, start: at, end: at + words.length }];
  });
  return found.toSorted((one, other) => (one.start ?? 0) - (other.start ?? 0));
}

function sourceOf({ source }: ArticleInput, url: string | null): DraftSource | null {
  if (!source) return null;
  const named = sourceNamed(line(source.name), url);
  return source.host === undefined ? named : { ...named, host: source.host.toLowerCase().replace(/^www\./u, '') };
}

/** Normalises text like that of documents: NFC, line feeds, no control characters, well-formed. */
function clean(text: string): string {
  return normaliseText(text.toWellFormed().replace(/\r\n?/gu, '\n')).replace(/[\p{Cc}--[\n\t]]/gv, '');
}

const line = (text: string) => collapseSpace(clean(text));
const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function reject(code: string, message: string): Rejected {
  return { ok: false, rejection: { code, message } };
}
