// The server a careful developer would write by hand for the same answers: `node:http`, statements prepared once on the
// driver itself, `JSON.stringify`, and nothing else. No validation, ETags, headers beyond the type, or errors but 404.
//
// It answers from the ordinary tables: the article's row, its terms, mentions with their entities, links with their
// targets, each by one indexed query; for a list, one query for the rows and one for the terms of all of them. The JSON
// that the archive keeps rendered is not touched, only the blocks, which are stored as JSON and nowhere else. Totals and
// the change number are read where the archive keeps them. Same file, same pragmas.

import { createServer, type ServerResponse } from 'node:http';
import Database from 'better-sqlite3';
import './report.ts';

const db = new Database(process.env.DATABASE_FILE, { readonly: true });
db.pragma('cache_size = -65536');
db.pragma('mmap_size = 2147418112');
db.pragma('temp_store = MEMORY');

interface ArticleRow {
  key: number;
  id: string;
  title: string;
  subtitle: string | null;
  published_at: string | null;
  published_precision: string | null;
  updated_at: string;
  ingested_at: string;
  revision: number;
  status: string;
  original_url: string | null;
  canonical_url: string | null;
  word_count: number;
  text_hash: string;
  entity_count: number;
  link_count: number;
  backlink_count: number;
  summary: string | null;
  revisions: number;
}
interface TermRow {
  article_key: number;
  kind: string;
  name: string;
  term_key: string;
  host: string | null;
  entity_id: string | null;
}
interface MentionRow {
  id: string;
  name: string;
  type: string;
  place: string;
  start: number;
  end: number;
  surface: string;
  role: string | null;
  method: string;
  confidence: number;
}
interface LinkRow {
  position: number;
  kind: string;
  anchor: string;
  href: string | null;
  host: string | null;
  state: string;
  target: string | null;
  start: number | null;
  end: number | null;
}

const columns = `a.key, a.id, a.title, a.subtitle, a.published_at, a.published_precision, a.updated_at, a.ingested_at,
  a.revision, a.status, a.original_url, a.canonical_url, a.word_count, a.text_hash, a.entity_count, a.link_count,
  a.backlink_count, a.summary, (SELECT count(*) FROM revisions r WHERE r.article_key = a.key) AS revisions`;
const termColumns = 'at.article_key, t.kind, at.name, t.term_key, t.host, at.entity_id';

const articleById = db.prepare<[string], ArticleRow & { text: string; blocks: string }>(
  `SELECT ${columns}, b.text, b.blocks FROM articles a JOIN bodies b ON b.article_key = a.key WHERE a.id = ?`,
);
const termsOf = db.prepare<[number], TermRow>(
  `SELECT ${termColumns} FROM article_terms at JOIN terms t ON t.key = at.term_key
   WHERE at.article_key = ? ORDER BY at.position`,
);
const mentionsOf = db.prepare<[number], MentionRow>(
  `SELECT e.id, e.name, e.type, m.place, m.start, m.end, m.surface, m.role, m.method, m.confidence
   FROM mentions m JOIN entities e ON e.key = m.entity_key WHERE m.article_key = ? ORDER BY m.position`,
);
const linksOf = db.prepare<[number], LinkRow>(
  `SELECT l.position, l.kind, l.anchor, l.href, l.host, l.state, t.id AS target, l.start, l.end
   FROM links l LEFT JOIN articles t ON t.key = l.target_key WHERE l.article_key = ? ORDER BY l.position`,
);
const newest = db.prepare<[number, number], ArticleRow>(
  `SELECT ${columns} FROM articles a WHERE a.status = 'live' AND a.key < ? ORDER BY a.key DESC LIMIT ?`,
);
const newestOfEntity = db.prepare<[number, number, number], ArticleRow>(
  `SELECT ${columns} FROM article_entities ae CROSS JOIN articles a ON a.key = ae.article_key
   WHERE ae.entity_key = ? AND ae.article_key < ? ORDER BY ae.article_key DESC LIMIT ?`,
);
const termsOfMany = db.prepare<[string], TermRow>(
  `SELECT ${termColumns} FROM json_each(?) listed CROSS JOIN article_terms at ON at.article_key = listed.value
   CROSS JOIN terms t ON t.key = at.term_key ORDER BY at.position`,
);
const entityById = db.prepare<[string], { key: number; article_count: number }>(
  'SELECT key, article_count FROM entities WHERE id = ?',
);
const liveArticles = db.prepare<[], string>("SELECT value FROM facts WHERE name = 'liveArticles'").pluck();
const lastChange = db.prepare<[], number>('SELECT max(seq) FROM changes').pluck();

function cardOf(row: ArticleRow, terms: TermRow[]) {
  const ofKind = (kind: string) => terms.filter((term) => term.kind === kind);
  const [source] = ofKind('source');
  return {
    id: row.id,
    title: row.title,
    subtitle: row.subtitle ?? undefined,
    authors: ofKind('author').map((author) => ({ name: author.name, entityId: author.entity_id ?? undefined })),
    section: ofKind('section')[0]?.name,
    tags: ofKind('tag').map((tag) => tag.name),
    lang: ofKind('lang')[0]?.name,
    publishedAt: row.published_at ?? undefined,
    publishedDate: row.published_precision === 'day' ? row.published_at?.slice(0, 10) : (row.published_at ?? undefined),
    publishedPrecision: row.published_precision ?? undefined,
    updatedAt: row.updated_at,
    ingestedAt: row.ingested_at,
    revision: row.revision,
    status: row.status,
    originalUrl: row.original_url ?? undefined,
    canonicalUrl: row.canonical_url ?? undefined,
    source: source && { id: source.term_key, name: source.name, host: source.host ?? undefined },
    wordCount: row.word_count,
    textHash: row.text_hash,
    counts: {
      entities: row.entity_count,
      links: row.link_count,
      backlinks: row.backlink_count,
      quotes: 0,
      revisions: row.revisions,
    },
    summary: row.summary ?? undefined,
  };
}

function article(id: string): unknown {
  const row = articleById.get(id);
  if (!row) return null;
  return {
    ...cardOf(row, termsOf.all(row.key)),
    text: row.text,
    blocks: JSON.parse(row.blocks),
    entities: mentionsOf.all(row.key).map((mention) => ({
      entity: { id: mention.id, name: mention.name, type: mention.type },
      in: mention.place,
      start: mention.start,
      end: mention.end,
      surface: mention.surface,
      role: mention.role ?? undefined,
      method: mention.method,
      confidence: mention.confidence,
    })),
    links: linksOf.all(row.key).map((link) => ({
      id: `${id}-${link.position}`,
      articleId: id,
      kind: link.kind,
      anchor: link.anchor,
      href: link.href ?? undefined,
      host: link.host ?? undefined,
      state: link.state,
      targetArticleId: link.target ?? undefined,
      archiveUrl:
        link.state === 'external' && link.href !== null
          ? `https://web.archive.org/web/${row.published_at === null ? '' : `${stampOf(row.published_at)}/`}${link.href}`
          : undefined,
      start: link.start ?? undefined,
      end: link.end ?? undefined,
    })),
  };
}

const stampOf = (instant: string) => instant.replace(/\D/g, '').slice(0, 14);

function list(query: URLSearchParams, entityId?: string): unknown {
  const limit = Number(query.get('limit') ?? 20);
  const cursor = query.get('cursor');
  const before = cursor === null ? Number.MAX_SAFE_INTEGER : Number(Buffer.from(cursor, 'base64url').toString());
  const entity = entityId === undefined ? null : entityById.get(entityId);
  if (entity === undefined) return null;
  const rows = entity ? newestOfEntity.all(entity.key, before, limit + 1) : newest.all(before, limit + 1);
  const more = rows.length > limit;
  if (more) rows.pop();
  const terms = new Map<number, TermRow[]>(rows.map((row) => [row.key, []]));
  for (const term of termsOfMany.all(JSON.stringify([...terms.keys()]))) terms.get(term.article_key)?.push(term);
  const cursorOf = (row: ArticleRow | undefined) => Buffer.from(String(row?.key)).toString('base64url');
  return {
    data: rows.map((row) => cardOf(row, terms.get(row.key) ?? [])),
    page: {
      limit,
      total: entity ? entity.article_count : Number(liveArticles.get()),
      next: more ? cursorOf(rows.at(-1)) : undefined,
      previous: cursor === null ? undefined : cursorOf(rows[0]),
    },
    meta: { seq: lastChange.get() },
  };
}

function send(response: ServerResponse, answer: unknown): void {
  const body = Buffer.from(JSON.stringify(answer));
  response.writeHead(answer === null ? 404 : 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
}

createServer((request, response) => {
  const url = request.url ?? '';
  const mark = url.indexOf('?');
  const [, , noun, id, part] = (mark === -1 ? url : url.slice(0, mark)).split('/');
  const query = new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1));
  if (noun === 'articles') send(response, id === undefined ? list(query) : article(id));
  else send(response, noun === 'entities' && part === 'articles' ? list(query, id) : null);
}).listen(Number(process.env.PORT), '127.0.0.1');
