// The kinds of request bodies, and how much of each is read. A route names its kind; one that names none takes the smallest.

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route takes as its body. */
    body?: BodyKind;
  }
}

interface Limits {
  /** Bytes; the setting `BODY_LIMIT` may lower them. */
  bytes: number;
  /** Values of all levels: members of objects, items of arrays. */
  values: number;
}

export const BODY_KINDS = {
  /** A query has at most some twenty lists of fifty values each. */
  query: { bytes: 64 * 1024, values: 2_000 },
  /** An entity has at most 250 names and addresses; a split names at most 1,000 articles. */
  entity: { bytes: 1024 ** 2, values: 2_000 },
  /** An article that was served and is sent back has at most 100,000 blocks of nine fields and as many links. */
  article: { bytes: Number.POSITIVE_INFINITY, values: 2_000_000 },
} as const satisfies Record<string, Limits>;

export type BodyKind = keyof typeof BODY_KINDS;

/** Levels of arrays and objects in each other; the deepest body of the API has four. */
export const MAX_DEPTH = 32;

/** A larger body waits for a turn of the event loop before it is parsed, so that other requests are answered first. */
export const SMALL_BODY = 4 * 1024;
