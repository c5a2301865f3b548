// The catalogue of problems: every kind there is, with its status, its title and what to do about it.

interface Kind {
  status: number;
  /** The same for every occurrence (RFC 9457 §3.1.3). */
  title: string;
  /** What it means and what the caller can do about it: the text behind `/problems/{code}`. */
  remedy: string;
}

export const PROBLEMS = {
  'bad-request': {
    status: 400,
    title: 'The request is malformed',
    remedy:
      'The request could not be read as HTTP or as JSON. `detail` says where reading stopped; send it again corrected.',
  },
  'invalid-query': {
    status: 400,
    title: 'The query string is not valid',
    remedy:
      'A query parameter is unknown or has a value that is not allowed. `errors` names each one, with what is allowed and, where a name or value was probably misspelt, a suggestion. Nothing is ignored silently.',
  },
  'invalid-parameter': {
    status: 400,
    title: 'A path parameter or header is not valid',
    remedy:
      'A part of the path, or a request header, does not have the form that this endpoint reads. `errors` names it and says what is expected.',
  },
  'invalid-body': {
    status: 400,
    title: 'The request body is not valid',
    remedy:
      'The body is readable, but does not have the shape that this endpoint takes. Each of `errors` has a JSON Pointer to the place and says what is expected there.',
  },
  'invalid-cursor': {
    status: 400,
    title: 'The cursor is not valid here',
    remedy:
      'A cursor belongs to the list, filters and sort order it was handed out for. Use the links of a page as they are, or start again without `cursor`.',
  },
  unauthorized: {
    status: 401,
    title: 'A key is required',
    remedy: 'Reading is open to all; changing the archive takes a key. Send it as `Authorization: Bearer <key>`.',
  },
  forbidden: {
    status: 403,
    title: 'The key does not allow this',
    remedy: 'The key is known, but lacks the scope that this operation asks for. Use another key.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing at this address',
    remedy: 'No endpoint has this path. The endpoints are listed in `/openapi.json` and, for people, at `/docs`.',
  },
  'article-not-found': {
    status: 404,
    title: 'There is no such article',
    remedy:
      'The archive never held an article with this id or URL. Ids are derived from the article’s address: look it up by its URL instead.',
  },
  'entity-not-found': {
    status: 404,
    title: 'There is no such entity',
    remedy:
      'The archive knows no person, organization, place or event with this id. Search the directory of entities by name.',
  },
  'revision-not-found': {
    status: 404,
    title: 'There is no such revision',
    remedy:
      'The article exists, but was not revised that often, or was not here yet at the instant that was asked for. Its list of revisions says which there are, and since when.',
  },
  'source-not-found': {
    status: 404,
    title: 'There is no such source',
    remedy: 'No article of the archive comes from this publisher. The list of sources says which there are.',
  },
  'import-not-found': {
    status: 404,
    title: 'There is no such import',
    remedy: 'No import has this id, or it has been cleared away. Imports are listed, newest first.',
  },
  'problem-not-found': {
    status: 404,
    title: 'There is no such kind of problem',
    remedy: 'This is not a code that the API uses. `/problems` lists those it does.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The method is not allowed here',
    remedy: 'The address exists, but does not take this method. The `Allow` header lists those it takes.',
  },
  'not-acceptable': {
    status: 406,
    title: 'None of the accepted formats is available',
    remedy:
      'The `Accept` header (or `format`) asks for a format that this endpoint does not speak. `errors` lists the ones it does.',
  },
  'request-timeout': {
    status: 408,
    title: 'The request took too long to arrive',
    remedy: 'The connection was closed because the request was not complete in time. Send it again.',
  },
  conflict: {
    status: 409,
    title: 'The request conflicts with the state of the archive',
    remedy: 'Something changed meanwhile, or exists already. `detail` says what; read it again, then decide.',
  },
  'request-in-progress': {
    status: 409,
    title: 'The same request is being worked on',
    remedy:
      'A request with this `Idempotency-Key` has not been answered yet. Wait as many seconds as `Retry-After` says and send it again: it will get that one’s answer.',
  },
  'article-withdrawn': {
    status: 410,
    title: 'The article has been withdrawn',
    remedy:
      'The article was in the archive and has been withdrawn for good. Remove it from copies; the change log says when it happened.',
  },
  'precondition-failed': {
    status: 412,
    title: 'The resource has changed since it was read',
    remedy:
      'The `If-Match` header names a version that is no longer current. Read it again, apply the change to what is there now, and send its `ETag`.',
  },
  'payload-too-large': {
    status: 413,
    title: 'The request body is too large',
    remedy: 'Send less at once: split the documents over several requests.',
  },
  'uri-too-long': {
    status: 414,
    title: 'The address is too long',
    remedy: 'Shorten the query string, or make several requests.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body has a format that is not read here',
    remedy:
      'The `Content-Type` of the body is missing or not one that this endpoint reads. The `Accept` header of the reply lists those it does.',
  },
  unprocessable: {
    status: 422,
    title: 'The content makes no sense',
    remedy: 'The request has the right shape, but what it says cannot be done. `detail` says why.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key belongs to another request',
    remedy:
      'An `Idempotency-Key` stands for one request: its method, address and body. Draw a new one for each; send the same only to try the same again.',
  },
  'precondition-required': {
    status: 428,
    title: 'The request must say which version it changes',
    remedy: 'Send `If-Match` with the `ETag` that was read, so that nobody else’s change is overwritten unseen.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    remedy: 'Wait as many seconds as `Retry-After` says. `RateLimit` on every reply tells how many requests are left.',
  },
  'too-many-imports': {
    status: 429,
    title: 'Too many imports are open',
    remedy:
      'Imports that wait or run are limited for each key, by their number and by their bytes. Wait until some are done, or cancel some; `Retry-After` says when to try again.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The request headers are too large',
    remedy: 'Send fewer or shorter headers.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side',
    remedy: 'This is an error of the server. It has been logged under `requestId`: name it when reporting the error.',
  },
  unavailable: {
    status: 503,
    title: 'The archive cannot answer right now',
    remedy: 'It is busy or starting. Try again after as many seconds as `Retry-After` says.',
  },
  'insufficient-storage': {
    status: 507,
    title: 'There is no room left on the disk',
    remedy:
      'The disk of the archive is full, so nothing can be written. Reading goes on. Try again after as many seconds as `Retry-After` says; whoever runs the archive must make room.',
  },
} as const satisfies Record<string, Kind>;
