// Documents the response headers of the API, which replies reference by name.

const text = (description: string, example: string) => ({ description, schema: { type: 'string' }, example });

export const HEADERS = {
  Accept: text('What may be sent here.', 'application/json'),
  Allow: text('The methods that the address takes.', 'GET, HEAD, OPTIONS'),
  'Cache-Control': text('How long the reply may be kept.', 'no-cache'),
  'Content-Disposition': text('The file name to save it under.', 'attachment; filename="articles.csv"'),
  ETag: text('The version of what was sent, for `If-None-Match` and `If-Match`.', '"4f9a1c"'),
  'Last-Modified': text('When it was last changed.', 'Wed, 03 Dec 2025 09:30:00 GMT'),
  'Idempotency-Replayed': text('`true`: a request of this name was answered before, and this is its answer.', 'true'),
  Link: text(
    'Related addresses (RFC 8288): of a page `self`, `first`, `next`, `prev`, `alternate`; of an article and its versions those of RFC 5829 (`version-history`, `latest-version`, `predecessor-version`, `successor-version`) and RFC 7089 (`original`, `timegate`, `timemap`, `memento`).',
    '</v1/articles?cursor=eyJrIjoxfQ>; rel="next"',
  ),
  Location: text('Where it is now.', '/v1/articles/3k9d2mz7q0v5x8aw'),
  'Memento-Datetime': text(
    'Of an earlier version: since when it was the current one (RFC 7089).',
    'Thu, 01 Jan 2026 00:00:00 GMT',
  ),
  RateLimit: text('How many requests are left, and the seconds until all are back.', '"default";r=599;t=42'),
  'RateLimit-Policy': text('How many requests a client has in how many seconds.', '"default";q=600;w=60'),
  'Retry-After': {
    description: 'How many seconds to wait before trying again.',
    schema: { type: 'integer', format: 'int32', minimum: 0 },
    example: 30,
  },
  Vary: text('The request headers that the reply depends on.', 'Accept-Encoding'),
  'WWW-Authenticate': text('How to identify oneself (RFC 6750).', 'Bearer realm="news-archive"'),
  'X-Archive-Seq': {
    description: 'The number of the last change that the reply shows: what came later is in `/v1/changes?since=`.',
    schema: { type: 'integer', format: 'int64', minimum: 0 },
    example: 1042,
  },
  'X-Request-Id': text(
    'The id of the request, as in the server’s log; one that is sent is kept.',
    '7d0b6a52-52a3-4c1f-9a38-0a5c5f4f5c1e',
  ),
  'X-Total-Count': {
    description: 'How many rows follow.',
    schema: { type: 'integer', format: 'int64', minimum: 0 },
    example: 40,
  },
} as const;

export type HeaderName = keyof typeof HEADERS;
