// Holds changes that were read together and serialises each of them once for all streams.

import type { Change, ChangeKind } from '../model/change/change.ts';

export class ChangeBatch {
  readonly #changes: readonly Change[];
  readonly #whole = new Map<ChangeKind | undefined, Buffer | null>();
  #frames: readonly string[] | undefined;

  /** @param changes at least one, in log order */
  constructor(changes: readonly Change[]) {
    this.#changes = changes;
  }

  get last(): number {
    return this.#changes.at(-1)?.seq ?? 0;
  }

  /** Whether a change of this kind has a number above `after`. */
  has(kind: ChangeKind | undefined, after: number): boolean {
    return this.#changes.some((change) => isAsked(change, kind, after));
  }

  /** Returns the changes of this kind after `after` as server-sent events; null if there are none. */
  bytes(kind: ChangeKind | undefined, after: number): Buffer | null {
    // Almost all readers need the whole batch, so they share the same bytes.
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

/** HTML §9.2.6 defines the frame. `JSON.stringify` without indentation emits no line breaks. */
function frameOf(change: Change): string {
  return `id: ${change.seq}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;
}
