// Represents large JSON bodies, which the main thread keeps as bytes and the body thread parses and validates.

/** Parsing a larger article body in the main thread would delay every other request. */
export const LARGE_BODY = 64 * 1024;

/** A body as received. */
export class LargeJson {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
}

/** A validated body: the JSON that its schema produced, as UTF-8. */
export class ValidJson {
  readonly json: Uint8Array;
  /** SHA-256 of `json`. */
  readonly digest: string;

  constructor({ json, digest }: Pick<ValidJson, 'json' | 'digest'>) {
    this.json = json;
    this.digest = digest;
  }
}
