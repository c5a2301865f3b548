// Searching as it is first written: `node:http`, the driver, and for each question the SQL that says it.
//
// It has the same tables and the same full text, rows ordered by their date, counts by joins and groups. Summaries are
// sent as they are stored, which is more than it would have for nothing.

import { createServer, type ServerResponse } from 'node:http';
import Database from 'better-sqlite3';
import './report.ts';

const db = new Database(process.env.DATABASE_FILE, { readonly: true });
db.pragma('cache_size = -65536');
db.pragma('mmap_size = 2147418112');
db.pragma('temp_store = MEMORY');

const rows = (table: string, order: string) =>
  db
    .prepare<[string, number], string>(
      `SELECT a.card FROM ${table} JOIN articles a ON a.key = ${table}.rowid
       WHERE ${table} MATCH ? ORDER BY ${order} LIMIT ?`,
    )
    .pluck();
const count = (table: string) =>
  db.prepare<[string], number>(`SELECT count(*) FROM ${table} WHERE ${table} MATCH ?`).pluck();
const statements = Object.fromEntries(
  ['stem_index', 'word_index'].map((table) => [
    table,
    {
      newest: rows(table, 'a.published_at DESC'),
      // Title before caption before text.
      relevance: rows(table, `bm25(${table}, 10, 3, 1, 0)`),
      count: count(table),
    },
  ]),
);

const hits = 'SELECT rowid FROM stem_index WHERE stem_index MATCH ?';
const ofTerms = (kind: string) =>
  db.prepare<[string]>(
    `SELECT t.name AS value, count(*) AS count FROM (${hits}) f
     JOIN article_terms at ON at.article_key = f.rowid JOIN terms t ON t.key = at.term_key AND t.kind = '${kind}'
     GROUP BY t.key ORDER BY count DESC LIMIT 10`,
  );
const facets: Record<string, Database.Statement<[string]>> = {
  section: ofTerms('section'),
  source: ofTerms('source'),
  tag: ofTerms('tag'),
  author: ofTerms('author'),
  person: db.prepare(
    `SELECT e.id AS value, count(*) AS count FROM (${hits}) f
     JOIN article_entities ae ON ae.article_key = f.rowid JOIN entities e ON e.key = ae.entity_key AND e.type = 'person'
     GROUP BY e.key ORDER BY count DESC LIMIT 10`,
  ),
};
const months = db.prepare<[string]>(
  `SELECT substr(a.published_at, 1, 7) AS month, count(*) AS count FROM (${hits}) f
   JOIN articles a ON a.key = f.rowid WHERE a.published_at IS NOT NULL GROUP BY month ORDER BY month`,
);
const suggest = db.prepare<[string, string]>(
  `SELECT e.id, e.type, e.name, e.article_count AS articleCount FROM entities e
   WHERE e.key IN (SELECT entity_key FROM entity_names WHERE name LIKE ? OR name LIKE ?) AND e.article_count > 0
   ORDER BY e.article_count DESC, e.name LIMIT 10`,
);

function search(query: URLSearchParams): unknown {
  const match = query.get('match') ?? '';
  const its = statements[query.get('table') ?? 'stem_index'];
  const found = (query.get('sort') === 'relevance' ? its?.relevance : its?.newest)?.all(
    match,
    Number(query.get('limit')),
  );
  return { data: found?.map((card) => JSON.parse(card)), page: { total: its?.count.get(match) } };
}

function counted(query: URLSearchParams): unknown {
  const match = query.get('match') ?? '';
  return Object.fromEntries((query.get('facet') ?? '').split(',').map((name) => [name, facets[name]?.all(match)]));
}

function send(response: ServerResponse, answer: unknown): void {
  const body = Buffer.from(JSON.stringify(answer));
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(body);
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  switch (pathname) {
    case '/search':
      return send(response, search(searchParams));
    case '/facets':
      return send(response, counted(searchParams));
    case '/months':
      return send(response, months.all(searchParams.get('match') ?? ''));
    default: {
      const typed = searchParams.get('q') ?? '';
      return send(response, suggest.all(`${typed}%`, `% ${typed}%`));
    }
  }
}).listen(Number(process.env.PORT), '127.0.0.1');
