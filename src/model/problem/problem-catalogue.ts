// The catalogue of problems: each kind with its status, title and remedy.

interface Kind {
  status: number;
  /** The same for every occurrence (RFC 9457 §3.1.3). */
  title: string;
  /** What the problem means and how to solve it, as documented at `/problems/{code}`. */
  remedy: string;
}

export const PROBLEMS = {
  'bad-request': {
    status: 400,
    title: 'The request is malformed',
    remedy:
      'The request is not valid HTTP or JSON. `detail` names the position. Correct the request and send it again.',
  },
  'invalid-query': {
    status: 400,
    title: 'The query string is not valid',
    remedy:
      'A query parameter is unknown or its value is not allowed. `errors` lists each one with the allowed values and, for probable typing errors, a suggestion. Correct the parameters or remove them.',
  },
  'invalid-parameter': {
    status: 400,
    title: 'A path parameter or header is not valid',
    remedy: 'A path parameter or a request header has the wrong form. `errors` names it and the expected form.',
  },
  'invalid-body': {
    status: 400,
    title: 'The request body is not valid',
    remedy:
      'The body does not match the schema of this endpoint. Each of `errors` has a JSON Pointer to the value and the expected form.',
  },
  'invalid-cursor': {
    status: 400,
    title: 'The cursor is not valid here',
    remedy:
      'A cursor is valid only for the list, filters and sort order that returned it. Follow the links of a page unchanged, or start again without `cursor`.',
  },
  unauthorized: {
    status: 401,
    title: 'A key is required',
    remedy: 'The operation requires an API key. Send it as `Authorization: Bearer <key>`.',
  },
  forbidden: {
    status: 403,
    title: 'The key does not allow this',
    remedy: 'The key is valid but lacks the scope that this operation requires. Use a key with that scope.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing at this address',
    remedy: 'No endpoint has this path. `/openapi.json` and `/docs` list the endpoints.',
  },
  'article-not-found': {
    status: 404,
    title: 'There is no such article',
    remedy: 'The archive has no article with this id or URL. Search for the article, or look it up by its URL.',
  },
  'entity-not-found': {
    status: 404,
    title: 'There is no such entity',
    remedy: 'The archive has no entity with this id. Search `/v1/entities` by name.',
  },
  'revision-not-found': {
    status: 404,
    title: 'There is no such revision',
    remedy:
      'The article exists, but it has no revision with this number or at this time. List its revisions to see their numbers and times.',
  },
  'source-not-found': {
    status: 404,
    title: 'There is no such source',
    remedy: 'The archive has no article from this source. List the sources at `/v1/sources`.',
  },
  'import-not-found': {
    status: 404,
    title: 'There is no such import',
    remedy: 'No import has this id, or it was deleted after some time. List the imports at `/v1/imports`.',
  },
  'problem-not-found': {
    status: 404,
    title: 'There is no such kind of problem',
    remedy: 'The API does not use this code. `/problems` lists all codes.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The method is not allowed here',
    remedy: 'The endpoint does not support this method. The `Allow` header lists the supported methods.',
  },
  'not-acceptable': {
    status: 406,
    title: 'None of the accepted formats is available',
    remedy: 'The endpoint supports none of the formats in the `Accept` header. `errors` lists the supported formats.',
  },
  'request-timeout': {
    status: 408,
    title: 'The request took too long to arrive',
    remedy: 'The connection was closed because the request was not complete in time. Send it again.',
  },
  conflict: {
    status: 409,
    title: 'The request conflicts with the state of the archive',
    remedy:
      'The resource exists already or has changed. `detail` describes the conflict. Read the resource again before you retry.',
  },
  'request-in-progress': {
    status: 409,
    title: 'The same request is in progress',
    remedy:
      'A request with this `Idempotency-Key` is in progress. Send the request again after the number of seconds in `Retry-After` to receive the response of the first one.',
  },
  'article-withdrawn': {
    status: 410,
    title: 'The article has been withdrawn',
    remedy: 'The article was withdrawn from the archive. Remove it from copies. `tombstone` states when and why.',
  },
  'precondition-failed': {
    status: 412,
    title: 'The resource has changed since it was read',
    remedy:
      'The version in `If-Match` is not the current one. Read the resource again, apply the change to its current version and send the new `ETag`.',
  },
  'payload-too-large': {
    status: 413,
    title: 'The request body is too large',
    remedy: 'Send a smaller body, or split the documents into several requests.',
  },
  'uri-too-long': {
    status: 414,
    title: 'The address is too long',
    remedy: 'Shorten the query string, or send several requests.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The format of the body is not supported here',
    remedy:
      'The `Content-Type` of the body is missing or not supported by this endpoint. The `Accept` header of the response lists the supported types.',
  },
  unprocessable: {
    status: 422,
    title: 'The content cannot be processed',
    remedy:
      'The request is well-formed but cannot be processed. `detail` states the reason. Correct the content and send it again.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key belongs to another request',
    remedy:
      'An `Idempotency-Key` identifies one request with its method, address and body. Use a new key for each request, and the same key only to retry.',
  },
  'precondition-required': {
    status: 428,
    title: 'The request must state the version that it changes',
    remedy:
      'Send `If-Match` with the `ETag` of the version that was read, so that the write does not overwrite other changes.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    remedy:
      'Wait for the number of seconds in `Retry-After`. The `RateLimit` header of every response states how many requests remain.',
  },
  'too-many-imports': {
    status: 429,
    title: 'Too many imports are open',
    remedy:
      'The number and the size of open imports are limited for each key. Wait until imports finish, or cancel some. Retry after the number of seconds in `Retry-After`.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The request headers are too large',
    remedy: 'Send fewer or shorter headers.',
  },
  'internal-error': {
    status: 500,
    title: 'The server failed',
    remedy:
      'The server failed to process the request. The error is logged with `requestId`; include this id in a report.',
  },
  unavailable: {
    status: 503,
    title: 'The archive is not available',
    remedy: 'The archive is busy or starting. Retry after the number of seconds in `Retry-After`.',
  },
  'insufficient-storage': {
    status: 507,
    title: 'The disk is full',
    remedy:
      'The disk of the archive is full, so it accepts no writes. Reads work. Retry after the number of seconds in `Retry-After`, once the operator has freed space.',
  },
} as const satisfies Record<string, Kind>;
