// Renders articles that may have changed, each once, before the commit. The change log records every change in what
// readers see of an article, including a new link from another article, so that a client that follows the log has the
// state of the archive.

import { type MirrorSource, mirrorRefusal } from '../../model/archive/mirror-source.ts';
import { formatInstant } from '../../model/text/instant.ts';
import { prepareRender } from '../render/index.ts';
import type { Handle } from '../sqlite.ts';
import { prepareLog } from './changes.ts';
import { prepareVersionLookup } from './version-lookup.ts';

type Log = ReturnType<typeof prepareLog>;

/** `origin` returns the source of a mirror, whose change log is that of the source. */
export function prepareRerender(db: Handle, origin: () => MirrorSource | null) {
  const write = prepareLog(db);
  const render = prepareRender(db);
  const heads = prepareVersionLookup(db);
  const dirty = new Set<number>();
  /**
   * Articles rendered again because of a new program version. They are not logged: clients would receive the whole
   * archive.
   */
  const quiet = new Set<number>();
  /** Articles whose rendering changed in this transaction. */
  const changed = new Set<number>();
  /** Articles with new findings. A mirror must have none. */
  const rewritten = new Set<number>();
  /** Ids of articles that are in the change log of this transaction. */
  const told = new Set<string>();
  let now: string | null = null;

  const log: Log = (change) => {
    const from = origin();
    if (from) throw mirrorRefusal(from);
    if (change.kind === 'article') told.add(change.id);
    now = change.at;
    write(change);
  };

  function markDirty(key: number): void {
    dirty.add(key);
    quiet.delete(key);
  }

  function show(key: number): void {
    if (render(key)) changed.add(key);
  }

  function tell(key: number): void {
    if (!changed.has(key) || quiet.has(key) || (origin() && !rewritten.has(key))) return;
    const head = heads.byKey(key);
    if (!head || told.has(head.id)) return;
    const { id, revision } = head;
    log({ kind: 'article', operation: 'update', id, revision, at: now ?? formatInstant(new Date()) });
  }

  return {
    /** @throws Problem in a mirror, which must not be changed. */
    log,
    /** Marks an article to be rendered again. */
    touch: markDirty,
    /** Marks an article with new findings. */
    rewrite(key: number, at: string): void {
      markDirty(key);
      rewritten.add(key);
      now = at;
    },
    /** Marks an article without a log entry. */
    touchQuietly(key: number): void {
      if (!dirty.has(key)) quiet.add(key);
      dirty.add(key);
    },
    isTouched: (key: number): boolean => dirty.has(key),
    /** Renders an article at once if it is marked, because its rendering is needed before the commit. */
    flush(key: number): void {
      if (dirty.delete(key)) show(key);
    },
    /** Drops a deleted article. */
    drop(key: number): void {
      dirty.delete(key);
      changed.delete(key);
    },
    /** Renders all marked articles; yields the key of each. */
    *flushAll(): Generator<number> {
      for (const key of dirty) {
        show(key);
        tell(key);
        yield key;
      }
      this.forget();
    },
    /** Discards the state of the transaction. */
    forget(): void {
      for (const marks of [dirty, quiet, changed, rewritten, told]) marks.clear();
      now = null;
    },
  };
}
