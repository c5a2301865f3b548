// Caches replies until the archive changes, within a bounded size.

/** A reply as rendered at one state of the archive. */
export interface CachedReply {
  body: Buffer;
  link: string | undefined;
}

/** Maximum bytes of all cached bodies. */
const CAPACITY = 64 * 2 ** 20;
/** Maximum bytes of one body; a longer one would evict many that are requested more often. */
const LONGEST = 2 * 2 ** 20;
/** Approximate bytes of an entry beside its body. */
const OVERHEAD = 500;

/** A reply depends only on the request and the archive's state; a new state drops all replies of the previous one. */
export class ReplyCache {
  readonly #kept = new Map<string, CachedReply>();
  readonly #pending = new Map<string, Promise<CachedReply>>();
  readonly #capacity: number;
  #moment = '';
  #bytes = 0;
  #hits = 0;
  #misses = 0;

  constructor(capacity = CAPACITY) {
    this.#capacity = capacity;
  }

  /** Returns hits and misses since the start, and the current size. */
  counts(): { hits: number; misses: number; bytes: number } {
    return { hits: this.#hits, misses: this.#misses, bytes: this.#bytes };
  }

  /** Whether a reply to this request is cached, of any state. */
  has(request: string): boolean {
    return this.#kept.has(request);
  }

  /** Returns the reply to this request, if it was rendered at this state. */
  find(request: string, moment: string): CachedReply | undefined {
    if (moment !== this.#moment) return undefined;
    const kept = this.#kept.get(request);
    if (kept) {
      this.#hits++;
      // Reinsertion makes this entry the last to be evicted.
      this.#kept.delete(request);
      this.#kept.set(request, kept);
    }
    return kept;
  }

  /**
   * Returns the reply to this request at this state. Concurrent calls share one rendering. `render` reports the state of its
   * reply, since the archive may change before it is read.
   */
  async get(
    request: string,
    moment: string,
    render: () => Promise<CachedReply & { moment: string }>,
  ): Promise<CachedReply> {
    const kept = this.find(request, moment);
    if (kept) return kept;
    const name = `${moment} ${request}`;
    const pending = this.#pending.get(name);
    if (pending) {
      this.#hits++;
      return pending;
    }
    this.#misses++;
    const rendering = render()
      .then(({ moment, ...reply }) => {
        this.#keep(request, moment, reply);
        return reply;
      })
      .finally(() => this.#pending.delete(name));
    this.#pending.set(name, rendering);
    return rendering;
  }

  #keep(request: string, moment: string, reply: CachedReply): void {
    if (moment !== this.#moment) {
      this.#kept.clear();
      this.#bytes = 0;
      this.#moment = moment;
    }
    if (reply.body.length > LONGEST || this.#kept.has(request)) return;
    this.#kept.set(request, reply);
    this.#bytes += sizeOf(request, reply);
    for (const [oldest, { ...kept }] of this.#kept) {
      if (this.#bytes <= this.#capacity) return;
      this.#kept.delete(oldest);
      this.#bytes -= sizeOf(oldest, kept);
    }
  }
}

// Counts the body twice: a body that was sent compressed is also cached in that form.
function sizeOf(request: string, { body }: CachedReply): number {
  return OVERHEAD + 2 * request.length + 2 * body.length;
}
