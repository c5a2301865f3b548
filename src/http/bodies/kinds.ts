// Defines the kinds of request bodies and their size limits. A route without a kind gets the smallest limit.

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The kind of body that the route accepts. */
    body?: BodyKind;
  }
}

interface Limits {
  /** Maximum bytes; the setting `BODY_LIMIT` may lower it. */
  bytes: number;
  /** Maximum number of values at all levels: members of objects and items of arrays. */
  values: number;
}

export const BODY_KINDS = {
  /** A query has at most about twenty lists of fifty values each. */
  query: { bytes: 64 * 1024, values: 2_000 },
  /** An entity has at most 250 names and addresses; a split lists at most 1,000 articles. */
  entity: { bytes: 1024 ** 2, values: 2_000 },
  /** An article that a client reads and sends back has at most 100,000 blocks of nine fields, and as many links. */
  article: { bytes: Number.POSITIVE_INFINITY, values: 2_000_000 },
} as const satisfies Record<string, Limits>;

export type BodyKind = keyof typeof BODY_KINDS;

/** Maximum nesting of arrays and objects; the deepest body of the API has four levels. */
export const MAX_DEPTH = 32;

/** A larger body waits for a turn of the event loop before it is parsed, so that other requests are answered first. */
export const SMALL_BODY = 4 * 1024;
