// Large JSON bodies: kept as bytes in the thread that answers, parsed and validated in the body thread.

/** A larger body of an article is not parsed in the thread that answers: there it would hold up every other request. */
export const LARGE_BODY = 64 * 1024;

/** A body as it came. */
export class LargeJson {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
}

/** A body that was validated: UTF-8 of the JSON that its schema gives. */
export class ValidJson {
  readonly json: Uint8Array;
  /** SHA-256 of `json`. */
  readonly digest: string;

  constructor({ json, digest }: Pick<ValidJson, 'json' | 'digest'>) {
    this.json = json;
    this.digest = digest;
  }
}
