// Compares two revisions of an article: title and text by word, then the other fields and the links.

import type { Article } from '../article/article.ts';
import { type Classify, textClassifier, titleClassifier } from './classify.ts';
import { type Comparison, compareTexts } from './compare.ts';
import { compareLinks } from './links.ts';
import {
  CHANGE_CLASSES,
  type ChangeClass,
  type DiffField,
  type DiffGranularity,
  type DiffOperation,
  type DiffSide,
  type FieldChange,
  type RevisionDiff,
} from './revision-diff.ts';

/** A revision with the complete article as it was, including text and findings. */
export interface ComparedRevision extends DiffSide {
  article: Article;
}

export function diffRevisions(from: ComparedRevision, to: ComparedRevision): RevisionDiff {
  const [old, new_] = [from.article, to.article];
  const titles: [string, string] = [old.title ?? '', new_.title ?? ''];
  const texts: [string, string] = [old.text ?? '', new_.text ?? ''];
  const [ofTitle, ofText] = [compareTexts(...titles), compareTexts(...texts)];
  const title = operations(ofTitle, titles, titleClassifier(old, new_));
  const text = operations(ofText, texts, textClassifier(old, new_));
  const fields = compareFields(old, new_);
  const links = compareLinks(old, new_);
  const classes = new Set<ChangeClass>([...title, ...text].flatMap((operation) => operation.classes ?? []));
  if (links.length > 0) classes.add('link');
  if (fields.length > 0) classes.add('metadata');
  return {
    articleId: new_.id,
    from: sideOf(from),
    to: sideOf(to),
    classes: CHANGE_CLASSES.filter((name) => classes.has(name)),
    title,
    text,
    fields,
    links,
    meta: { granularity: coarser(ofTitle.granularity, ofText.granularity) },
  };
}

function operations({ spans }: Comparison, [from, to]: [string, string], classify: Classify): DiffOperation[] {
  return spans.map((span) => {
    const { isEqual, ...places } = span;
    const old = from.slice(places.fromStart, places.fromEnd);
    const new_ = to.slice(places.toStart, places.toEnd);
    if (isEqual) return { op: 'equal', text: old, ...places };
    const classes = classify(span);
    if (old === '') return { op: 'insert', text: new_, ...places, classes };
    if (new_ === '') return { op: 'delete', text: old, ...places, classes };
    return { op: 'replace', text: old, newText: new_, ...places, classes };
  });
}

const one = (value: string | undefined) => (value === undefined ? [] : [value]);

const FIELDS: Record<DiffField, (article: Article) => string[]> = {
  subtitle: ({ subtitle }) => one(subtitle),
  authors: ({ authors = [] }) => authors.map(({ name }) => name),
  section: ({ section }) => one(section),
  tags: ({ tags = [] }) => tags,
  lang: ({ lang }) => one(lang),
  publishedDate: ({ publishedDate }) => one(publishedDate),
  originalUrl: ({ originalUrl }) => one(originalUrl),
  source: ({ source }) => one(source?.name),
};

function compareFields(old: Article, new_: Article): FieldChange[] {
  return (Object.keys(FIELDS) as DiffField[]).flatMap((field) => {
    const [from, to] = [FIELDS[field](old), FIELDS[field](new_)];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }];
  });
}

function coarser(one: DiffGranularity, other: DiffGranularity): DiffGranularity {
  return (['text', 'paragraph'] as const).find((name) => one === name || other === name) ?? 'word';
}

function sideOf({ revision, at, textHash }: ComparedRevision): DiffSide {
  return { revision, at, textHash };
}
