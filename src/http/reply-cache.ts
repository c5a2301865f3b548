// Replies kept for whoever asks the same before the archive changes: bounded, and never out of date.

/** A reply as it was rendered at one moment of the archive. */
export interface CachedReply {
  body: Buffer;
  link: string | undefined;
}

/** Bytes of all bodies that are kept. */
const CAPACITY = 64 * 2 ** 20;
/** A longer one would push out many that are asked more often. */
const LONGEST = 2 * 2 ** 20;
/** What an entry costs beside its body, roughly. */
const OVERHEAD = 500;

/** Every reply is a function of the request and the archive's moment: those of another moment than the last are dropped. */
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

  /** Lookups since the start, and what is kept now. */
  counts(): { hits: number; misses: number; bytes: number } {
    return { hits: this.#hits, misses: this.#misses, bytes: this.#bytes };
  }

  /** Whether a reply to this request is kept, of whichever moment. */
  has(request: string): boolean {
    return this.#kept.has(request);
  }

  /** The reply to this request, if it was given at this moment. */
  find(request: string, moment: string): CachedReply | undefined {
    if (moment !== this.#moment) return undefined;
    const kept = this.#kept.get(request);
    if (kept) {
      this.#hits++;
      // The last one used is the last one dropped.
      this.#kept.delete(request);
      this.#kept.set(request, kept);
    }
    return kept;
  }

  /**
   * The reply to this request at this moment, rendered only if nobody has, and only once for all who ask meanwhile.
   * `render` says of which moment its reply is: the archive may have changed before it was read.
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

// A body that was sent compressed is kept in that form, too.
function sizeOf(request: string, { body }: CachedReply): number {
  return OVERHEAD + 2 * request.length + 2 * body.length;
}
