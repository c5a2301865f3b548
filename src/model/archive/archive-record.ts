// Defines the records that are copied between archives: articles with their history, entities and tombstones.

import { z } from 'zod';
import { DatePrecision } from '../article/article.ts';
import { Figure } from '../article/figure.ts';
import { Change } from '../change/change.ts';
import { DocumentWarning } from '../change/revision.ts';
import { EntityId, EntityType, LinkRule } from '../entity/entity.ts';
import { QuoteKind } from '../quote/quote.ts';
import { Block } from '../text/block.ts';

/** Raised when older programs can no longer read the records. */
export const ARCHIVE_FORM = 2;

const instant = z.iso.datetime();
const place = z.int().min(0);
const text = z.string().nullable();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const articleId = z.string().min(1).max(64);
const score = z.number().min(0).max(1);

const TermRecord = z.object({
  kind: z.enum(['section', 'tag', 'author', 'source', 'lang']),
  termKey: z.string().min(1),
  position: place,
  /** As the article writes it. */
  name: z.string(),
  /** The entity that the article derives from the author. */
  entityId: EntityId.nullable(),
  /** As lists show it. */
  listed: z.object({ name: z.string(), host: text, entityId: EntityId.nullable() }),
});
export type TermRecord = z.infer<typeof TermRecord>;

const MentionRecord = z.object({
  entityId: EntityId,
  in: z.enum(['text', 'title']),
  start: place,
  end: place,
  surface: z.string(),
  role: text,
  method: z.string(),
  confidence: score,
  foundId: EntityId.optional(),
  linkedBy: LinkRule.optional(),
});

const QuoteRecord = z.object({
  text: z.string(),
  start: place,
  end: place,
  kind: QuoteKind,
  cue: text,
  speakerId: EntityId.nullable(),
  speakerStart: place.nullable(),
  speakerEnd: place.nullable(),
  speakerSurface: text,
  reportedBy: z.object({ name: z.string(), entityId: EntityId.nullable() }).nullable(),
  method: z.string(),
  confidence: score,
});

const LinkRecord = z.object({
  kind: z.enum(['inline', 'related', 'image', 'credit', 'original']),
  anchor: z.string(),
  href: text,
  start: place.nullable(),
  end: place.nullable(),
  headlineKey: text,
});
export type LinkRecord = z.infer<typeof LinkRecord>;

/** A revision without the article's content at that revision, which is a `SnapshotRecord` of its revision number. */
const RevisionRecord = z.object({
  revision: z.int().min(1),
  at: instant,
  reason: text,
  note: text,
  title: z.string(),
  headlineKey: z.string(),
  textHash: hash,
  sourceHash: hash,
  draftHash: hash,
  importer: z.string(),
  extractor: z.string(),
  warnings: z.array(DocumentWarning),
});
export type RevisionRecord = z.infer<typeof RevisionRecord>;

export const ArticleRecord = z
  .object({
    id: articleId,
    title: z.string(),
    subtitle: text,
    publishedAt: instant.nullable(),
    publishedPrecision: DatePrecision.nullable(),
    ingestedAt: instant,
    originalUrl: text,
    canonicalUrl: text,
    /** Canonical addresses that lead to the article. */
    urls: z.array(z.string()),
    text: z.string(),
    blocks: z.array(Block),
    terms: z.array(TermRecord),
    mentions: z.array(MentionRecord),
    quotes: z.array(QuoteRecord),
    figures: z.array(Figure),
    links: z.array(LinkRecord),
    /** Oldest first; the last one is the current article. */
    revisions: z.array(RevisionRecord).min(1),
  })
  .superRefine((article, context) => {
    const fault = faultOf(article);
    if (fault) context.addIssue({ code: 'custom', ...fault });
  });
export type ArticleRecord = z.infer<typeof ArticleRecord>;

export const SnapshotRecord = z.object({
  id: articleId,
  revision: z.int().min(1),
  /** The article as clients received it at that revision. */
  article: z.looseObject({ id: articleId }),
});
export type SnapshotRecord = z.infer<typeof SnapshotRecord>;

export const EntityRecord = z.object({
  key: z.int().min(1),
  id: EntityId,
  type: EntityType,
  name: z.string().min(1),
  description: text,
  sameAs: z.array(z.string()),
  /** Entered by an operator. */
  given: z.boolean(),
  mergedInto: EntityId.nullable(),
  familyKey: text,
  born: z.int().nullable(),
  /** Names that articles alone do not provide; `told` ones are decisive. */
  names: z.array(z.object({ name: z.string().min(1), told: z.boolean() })),
  /** Merge and split decisions, for one article or, without an article, for all. */
  rulings: z.array(z.object({ articleId: z.string().max(64), foundId: EntityId, entityId: EntityId, at: instant })),
});
export type EntityRecord = z.infer<typeof EntityRecord>;

export const TombstoneRecord = z.object({
  id: articleId,
  at: instant,
  reason: text,
  note: text,
  revision: z.int().min(1),
  ingestedAt: instant,
  erasedAt: instant.nullable(),
  urls: z.array(z.string()),
  /** Its revisions, for readers who are allowed to see them. */
  history: z.array(z.looseObject({ revision: z.int().min(1) })).nullable(),
});
export type TombstoneRecord = z.infer<typeof TombstoneRecord>;

export const ArchiveMeta = z.object({
  kind: z.literal('archive'),
  form: z.literal(ARCHIVE_FORM),
  /** The id of the archive. */
  archive: z.string().min(1),
  /** The number of the last change that it includes. */
  seq: z.int().min(0),
  /** The number of the change after which it begins. */
  since: z.int().min(0),
  /** The URL patterns that identify pages. */
  urlPatterns: z.array(z.unknown()),
});
export type ArchiveMeta = z.infer<typeof ArchiveMeta>;

/** A line between the first and the last. The current state of a resource precedes its last change. */
export const ArchiveLine = z.union([
  z.strictObject({ change: Change }),
  z.strictObject({ entity: EntityRecord }),
  z.strictObject({ article: ArticleRecord }),
  z.strictObject({ snapshot: SnapshotRecord }),
  z.strictObject({ tombstone: TombstoneRecord }),
]);
export type ArchiveLine = z.infer<typeof ArchiveLine>;

/** Offsets must match the text that they point into. */
function faultOf(article: {
  title: string;
  text: string;
  blocks: readonly Block[];
  mentions: readonly z.infer<typeof MentionRecord>[];
  quotes: readonly z.infer<typeof QuoteRecord>[];
  figures: readonly Figure[];
}): { path: (string | number)[]; message: string } | null {
  const { title, text } = article;
  const message = 'does not match the text at these offsets';
  const find = <Found>(name: string, all: readonly Found[], isWrong: (one: Found) => boolean) => {
    const at = all.findIndex(isWrong);
    return at === -1 ? null : { path: [name, at], message };
  };
  return (
    find('blocks', article.blocks, (one) => text.slice(one.start, one.end) !== one.text) ??
    find('mentions', article.mentions, (one) => {
      return (one.in === 'title' ? title : text).slice(one.start, one.end) !== one.surface;
    }) ??
    find('quotes', article.quotes, (one) => text.slice(one.start, one.end) !== one.text) ??
    find('figures', article.figures, (one) => text.slice(one.start, one.end) !== one.surface)
  );
}
