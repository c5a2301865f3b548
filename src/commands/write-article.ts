// Creates, replaces or patches one article atomically.

import { loadSurnames } from '../enrich/identity/index.ts';
import { readArticleInput } from '../ingest/index.ts';
import { ArticleInput, withoutDerivedFields } from '../model/article/article-input.ts';
import type { DraftWarning, ParsedDocument } from '../model/article/draft.ts';
import type { Findings } from '../model/article/findings.ts';
import { mergePatch } from '../model/patch/merge-patch.ts';
import { type Precondition, requireMatch } from '../model/problem/precondition.ts';
import { Problem } from '../model/problem/problem.ts';
import { withdrawnProblem } from '../model/problem/withdrawn-problem.ts';
import { formatInstant } from '../model/text/instant.ts';
import { assemble, type IdempotentRequest, type Saved, type WriteTransaction } from '../store/index.ts';
import type { CommandContext } from './command-context.ts';
import { executeOnce } from './idempotency.ts';
import { loadCuratedEntities } from './load-curated-entities.ts';
import { requireUnchanged, retryOnConflict } from './retry-on-conflict.ts';
import { type Surnames, saveArticle } from './save-article.ts';

/** Input of a write: an article in the archive's format or a document in any supported format. */
export type HandedIn =
  | { article: ArticleInput }
  /** A validated article as UTF-8 JSON: large ones pass between threads faster in this form. */
  | { articleJson: Uint8Array }
  | { document: { bytes: Uint8Array; contentType: string } };

export interface WriteOptions {
  precondition: Precondition;
  reason?: string | undefined;
  /** The correction note for readers. */
  note?: string | undefined;
  /** Set if the request has an `Idempotency-Key`. */
  request: IdempotentRequest | null;
}

export interface Written extends Saved {
  warnings: DraftWarning[];
}

/** Creates an article. @throws Problem if it exists with other content or was withdrawn. */
export async function createArticle(
  means: CommandContext,
  handedIn: HandedIn,
  options: WriteOptions,
): Promise<Written> {
  return write(
    means,
    () => readingOf(means, handedIn),
    options,
    (to, { draft }, save) => {
      refuseWithdrawn(to, draft);
      const saved = save();
      if (saved.outcome !== 'revised') return saved;
      throw new Problem('conflict', {
        detail: `The article ${saved.id} is here already and reads otherwise. Replace it: PUT /v1/articles/${saved.id} with its ETag as If-Match.`,
        headers: { location: `/v1/articles/${saved.id}` },
        members: { articleId: saved.id },
      });
    },
  );
}

/** Replaces a whole article. */
export async function replaceArticle(
  means: CommandContext,
  id: string,
  handedIn: HandedIn,
  options: WriteOptions,
): Promise<Written> {
  const { precondition } = options;
  const read = async () => {
    await requireArticle(means, id, precondition);
    return readingOf(means, handedIn);
  };
  return write(means, read, options, (to, { draft }, save) => {
    requireIn(to, id, precondition);
    refuseTaken(to, draft);
    return save(id);
  });
}

/** Replaces some fields of an article by a merge patch, given as an object or as JSON. */
export async function patchArticle(
  means: CommandContext,
  id: string,
  patchOrJson: object | Uint8Array,
  options: WriteOptions,
): Promise<Written> {
  const patch = patchOrJson instanceof Uint8Array ? parsed<object>(patchOrJson) : patchOrJson;
  const { precondition } = options;
  let seen: string | undefined;
  const read = async () => {
    await requireArticle(means, id, precondition);
    const { article, etag } = await inputOf(means, id);
    seen = etag;
    return readingOf(means, { article: patched(article, patch) });
  };
  return retryOnConflict(() =>
    write(means, read, options, (to, { draft }, save) => {
      requireUnchanged(requireIn(to, id, precondition), seen);
      refuseTaken(to, draft);
      return save(id);
    }),
  );
}

type Save = (id?: string) => Saved;

async function write(
  { store, now }: CommandContext,
  read: () => Promise<{ reading: ParsedDocument; findings: Findings }>,
  { reason, note, request }: WriteOptions,
  decide: (to: WriteTransaction, reading: ParsedDocument, save: Save) => Saved,
): Promise<Written> {
  const knowledge: Surnames = { surnames: loadSurnames() };
  let prepared: { reading: ParsedDocument; findings: Findings } | undefined;
  return executeOnce<Written>(store, request, now(), {
    prepare: async () => {
      prepared = await read();
    },
    write(to) {
      if (!prepared) throw new Error('Nothing was read.');
      const { reading, findings } = prepared;
      const { draft, importer, sourceHash, warnings } = reading;
      const at = formatInstant(now());
      const saved = decide(to, reading, (id) =>
        saveArticle(
          to,
          { draft, findings, importer, sourceHash, warnings, at, reason, note, ...(id !== undefined && { id }) },
          knowledge,
        ),
      );
      return { ...saved, warnings };
    },
  });
}

async function readingOf(
  { store, enricher }: CommandContext,
  handedIn: HandedIn,
): Promise<{ reading: ParsedDocument; findings: Findings }> {
  await loadCuratedEntities(store, enricher);
  if ('document' in handedIn) {
    const read = await enricher.read({ name: '', ...handedIn.document }, 'urgent');
    if (!read.ok) throw unreadable(read.rejection);
    const [article, ...more] = read.articles;
    if (!article || more.length > 0 || 'rejection' in article) {
      throw new Problem('unprocessable', {
        detail: `The document holds ${more.length + 1} articles; send it to /v1/imports.`,
      });
    }
    return article;
  }
  const result = await readArticleInput(
    'article' in handedIn ? handedIn.article : parsed<ArticleInput>(handedIn.articleJson),
  );
  if (!result.ok) throw unreadable(result.rejection);
  const [reading] = result.documents;
  if (!reading || 'rejection' in reading) throw new Error('An article was read and is not there.');
  const enriched = await enricher.enrich(reading.draft, 'urgent');
  if (!enriched.ok) throw unreadable(enriched.rejection);
  return { reading, findings: enriched.findings };
}

const parsed = <Value>(json: Uint8Array): Value => JSON.parse(new TextDecoder().decode(json)) as Value;

function unreadable({ code, message, line }: { code: string; message: string; line?: number }): Problem {
  const detail = line === undefined ? message : `Line ${line}: ${message}`;
  return new Problem('unprocessable', { detail, members: { rejection: code } });
}

/** Returns an article in the form in which a client would send it. */
async function inputOf({ store }: CommandContext, id: string): Promise<{ article: unknown; etag: string }> {
  const article = await store.articles.find(id, true);
  if (!article) throw new Problem('article-not-found', { detail: `There is no article ${id}.` });
  return { article: withoutDerivedFields(JSON.parse(assemble(article))), etag: article.etag };
}

const BODIES = ['text', 'markdown', 'blocks'] as const;

function patched(target: unknown, patch: object): ArticleInput {
  const rest = { ...(target as Record<string, unknown>) };
  // A body in another form replaces the existing one.
  if (BODIES.some((name) => name in patch)) for (const name of BODIES) delete rest[name];
  const read = ArticleInput.safeParse(mergePatch(rest, patch));
  if (read.success) return read.data;
  const errors = read.error.issues.map(({ path, message }) => ({
    in: 'body' as const,
    ...(path.length > 0 && { name: String(path[0]) }),
    pointer: path.map((step) => `/${String(step)}`).join(''),
    message,
  }));
  throw new Problem('invalid-body', { detail: 'With this patch the article would not be one.', errors });
}

/** Runs before any expensive work, since most conflicts are known by then, but after the check for a repeated request. */
async function requireArticle({ store }: CommandContext, id: string, precondition: Precondition): Promise<void> {
  const tombstone = store.tombstones.find(id);
  if (tombstone) throw withdrawnProblem(tombstone);
  const head = await store.articles.stat(id);
  if (!head) throw new Problem('article-not-found', { detail: `There is no article ${id}.` });
  requireMatch(precondition, head.etag);
}

function requireIn(to: WriteTransaction, id: string, precondition: Precondition): string {
  const head = to.article(id);
  if (!head) throw new Problem('conflict', { detail: `The article ${id} has been withdrawn meanwhile.` });
  requireMatch(precondition, head.etag);
  return head.etag;
}

function refuseWithdrawn(to: WriteTransaction, draft: ParsedDocument['draft']): void {
  const tombstone = to.tombstoneOf(draft);
  if (tombstone) throw withdrawnProblem(tombstone);
}

/** Addresses of withdrawn articles stay reserved: their readers must learn that the article is gone. */
function refuseTaken(to: WriteTransaction, draft: ParsedDocument['draft']): void {
  const tombstone = to.tombstoneAt(draft);
  if (!tombstone) return;
  throw new Problem('conflict', {
    detail: `The address ${draft.url} is that of the article ${tombstone.id}, which was withdrawn. Give another one.`,
    headers: { location: `/v1/articles/${tombstone.id}` },
    members: { articleId: tombstone.id },
  });
}
