// Changes that were read together, as streams send them: each one serialised once, however many there are to read it.

import type { Change, ChangeKind } from '../model/change/change.ts';

export class ChangeBatch {
  readonly #changes: readonly Change[];
  readonly #whole = new Map<ChangeKind | undefined, Buffer | null>();
  #frames: readonly string[] | undefined;

  /** In the order of the log; at least one. */
  constructor(changes: readonly Change[]) {
    this.#changes = changes;
  }

  get last(): number {
    return this.#changes.at(-1)?.seq ?? 0;
  }

  /** Whether one of this kind comes after that number. */
  has(kind: ChangeKind | undefined, after: number): boolean {
    return this.#changes.some((change) => isAsked(change, kind, after));
  }

  /** Those of this kind after that number, as server-sent events; null where there are none. */
  bytes(kind: ChangeKind | undefined, after: number): Buffer | null {
    // Nearly everyone has seen exactly what came before: all of them are sent the same bytes.
    const isWhole = after < (this.#changes[0]?.seq ?? 0);
    const known = isWhole ? this.#whole.get(kind) : undefined;
    if (known !== undefined) return known;
    this.#frames ??= this.#changes.map(frameOf);
    const frames = this.#frames.filter((_, at) => {
      const change = this.#changes[at];
      return change !== undefined && isAsked(change, kind, after);
    });
    const bytes = frames.length > 0 ? Buffer.from(frames.join('')) : null;
    if (isWhole) this.#whole.set(kind, bytes);
    return bytes;
  }
}

function isAsked(change: Change, kind: ChangeKind | undefined, after: number): boolean {
  return change.seq > after && (kind === undefined || change.kind === kind);
}

/** HTML §9.2.6. JSON has no line breaks of its own. */
function frameOf(change: Change): string {
  return `id: ${change.seq}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;
}
