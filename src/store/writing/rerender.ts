// Articles that may be shown otherwise, each rendered once before the commit. Whatever readers see of an article is told by the
// change log when it changes, also where only others have come to link to it: who follows the log has what the archive shows.

import { type MirrorSource, mirrorRefusal } from '../../model/archive/mirror-source.ts';
import { formatInstant } from '../../model/text/instant.ts';
import { prepareRender } from '../render/index.ts';
import type { Handle } from '../sqlite.ts';
import { prepareLog } from './changes.ts';
import { prepareVersionLookup } from './version-lookup.ts';

type Log = ReturnType<typeof prepareLog>;

/** `origin`: of an archive that is a copy, whose log is that of the other one. */
export function prepareRerender(db: Handle, origin: () => MirrorSource | null) {
  const write = prepareLog(db);
  const render = prepareRender(db);
  const heads = prepareVersionLookup(db);
  const dirty = new Set<number>();
  /** What is rendered anew since the program is another one. Whoever follows would be told of the whole archive. */
  const quiet = new Set<number>();
  /** Those that are shown otherwise by now. */
  const changed = new Set<number>();
  /** Those of which other things are known than their documents said: a copy of another archive must have none. */
  const rewritten = new Set<number>();
  /** Ids of articles that have a line in this transaction. */
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
    /** @throws Problem in a copy: nothing may be changed there. */
    log,
    /** The article may be shown otherwise. */
    touch: markDirty,
    /** The same, since other things are known of it than its document said. */
    rewrite(key: number, at: string): void {
      markDirty(key);
      rewritten.add(key);
      now = at;
    },
    /** The same, by nobody's doing. */
    touchQuietly(key: number): void {
      if (!dirty.has(key)) quiet.add(key);
      dirty.add(key);
    },
    isTouched: (key: number): boolean => dirty.has(key),
    /** At once, if it has to be: what it shows is needed before the commit. */
    flush(key: number): void {
      if (dirty.delete(key)) show(key);
    },
    /** There is no such article any more. */
    drop(key: number): void {
      dirty.delete(key);
      changed.delete(key);
    },
    /** All that was touched, each shown once it is taken. */
    *flushAll(): Generator<number> {
      for (const key of dirty) {
        show(key);
        tell(key);
        yield key;
      }
      this.forget();
    },
    /** After a transaction. */
    forget(): void {
      for (const marks of [dirty, quiet, changed, rewritten, told]) marks.clear();
      now = null;
    },
  };
}
