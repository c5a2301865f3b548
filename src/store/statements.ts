// Prepared statements, built once for each shape a query can take: building one costs several times what it runs.

/** The most shapes that are kept; the least recently used is dropped. */
const CAPACITY = 500;

export class Statements {
  readonly #prepared = new Map<string, unknown>();

  /** The statement of that shape, built at its first use. */
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
