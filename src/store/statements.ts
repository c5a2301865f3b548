// Caches prepared statements by query shape: building one costs several times as much as running it.

/** The maximum number of shapes; the least recently used is dropped. */
const CAPACITY = 500;

export class Statements {
  readonly #prepared = new Map<string, unknown>();

  /** Returns the statement of a shape; builds it on first use. */
  get<Statement>(shape: string, build: () => Statement): Statement {
    let statement = this.#prepared.get(shape) as Statement | undefined;
    if (statement === undefined) {
      statement = build();
      const oldest = this.#prepared.keys().next();
      if (this.#prepared.size >= CAPACITY && !oldest.done) this.#prepared.delete(oldest.value);
    } else {
      this.#prepared.delete(shape);
    }
    this.#prepared.set(shape, statement);
    return statement;
  }
}
