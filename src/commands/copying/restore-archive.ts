// Rebuilds an archive from its export in batches, and resumes where an earlier run was cut off.

import type { ArchiveLine, ArchiveMeta } from '../../model/archive/archive-record.ts';
import type { MirrorSource } from '../../model/archive/mirror-source.ts';
import type { Store, WriteTransaction } from '../../store/index.ts';
import { ArchiveError, readArchive } from './read-archive.ts';

export interface Copied {
  /** Number of the other archive's last change that is stored here. */
  seq: number;
  /** Number of copied changes and of the objects they concern. */
  changes: number;
  articles: number;
  entities: number;
  withdrawn: number;
}

export interface CopyOptions {
  /** Address of the other archive, if it is followed; null if the export is a file. */
  url: string | null;
  /** Called after every batch. `total`: changes in this export. */
  onProgress?: (copied: Copied, total: number) => void;
  signal?: AbortSignal | undefined;
  /** Lines per transaction. */
  batch?: number;
}

/** Maximum lines of one transaction. */
const LINES = 200;
const LENGTH = 4_000_000; // characters

export const nothingCopied = (): Copied => ({ seq: 0, changes: 0, articles: 0, entities: 0, withdrawn: 0 });

export function count(copied: Copied, line: ArchiveLine): void {
  if ('change' in line) {
    copied.changes++;
    copied.seq = line.change.seq;
  } else if ('article' in line) copied.articles++;
  else if ('entity' in line) copied.entities++;
  else if ('tombstone' in line) copied.withdrawn++;
}

/** Returns the sequence number after which the next export must continue. */
export async function copiedTo(store: Store): Promise<number> {
  return (await store.mirrorSource())?.seq ?? 0;
}

/**
 * Copies an export of another archive, which must begin where this archive ends.
 *
 * @throws ArchiveError if the export is incomplete or comes from another archive than before; what was copied until then stays,
 * and the next export continues after it.
 */
export async function restoreArchive(
  store: Store,
  chunks: AsyncIterable<Uint8Array>,
  options: CopyOptions,
): Promise<Copied> {
  const { url, onProgress, signal, batch: most = LINES } = options;
  const copied = nothingCopied();
  let origin: MirrorSource | null = null;
  let total = 0;
  let batch: ArchiveLine[] = [];
  let length = 0;

  async function commit(): Promise<void> {
    if (!origin || batch.length === 0) return;
    const from: MirrorSource = origin;
    const lines = batch;
    const last = lines.findLast((line) => 'change' in line);
    const seq = last && 'change' in last ? last.change.seq : from.seq;
    await store.write((to) => {
      // Checked first: no other writer may have changed this archive.
      if (to.seq() !== from.seq) throw changedHere(from);
      for (const line of lines) take(to, line);
      to.setMetadata('origin', JSON.stringify({ ...from, seq }));
    });
    origin = { ...from, seq };
    for (const line of lines) count(copied, line);
    batch = [];
    length = 0;
    onProgress?.(copied, total);
  }

  for await (const line of readArchive(chunks)) {
    signal?.throwIfAborted();
    if ('meta' in line) {
      origin = await begin(store, line.meta, url);
      copied.seq = origin.seq;
      total = line.meta.seq - line.meta.since;
    } else if ('trailer' in line) await commit();
    else {
      // Skips what is already here: the export begins before the place where the last one was cut off.
      if (origin && 'change' in line && line.change.seq <= origin.seq) {
        batch = [];
        length = 0;
        continue;
      }
      batch.push(line);
      length += sizeOf(line);
      if (batch.length >= most || length >= LENGTH) await commit();
    }
  }
  // An archive that was restored from a file is complete and independent from now on.
  if (url === null) await store.write((to) => to.setMetadata('origin', ''));
  return copied;
}

/** @throws if this archive has its own content or content of another archive. */
async function begin(store: Store, meta: ArchiveMeta, url: string | null): Promise<MirrorSource> {
  const origin = await store.mirrorSource();
  if (!origin && store.seq() > 0) {
    throw new ArchiveError(
      'This archive is not empty, so it cannot become a copy of another one: set DATABASE_URL to a file that is not there yet.',
    );
  }
  if (origin?.url && url === null) {
    throw new ArchiveError(`This archive is a mirror of ${origin.url}: it takes over nothing from files.`);
  }
  if (origin && origin.archive !== meta.archive) {
    throw new ArchiveError(
      `This archive is a copy of the archive ${origin.archive}, and the export is of ${meta.archive}. Set DATABASE_URL to a file that is not there yet.`,
    );
  }
  const seq = origin?.seq ?? 0;
  if (meta.since > seq) throw new ArchiveError(`The export begins after change ${meta.since}; here is ${seq}.`);
  if (meta.seq < seq) {
    throw new ArchiveError(
      `The other archive ends with change ${meta.seq}, and this one has ${seq} of its changes: it was put back to an earlier state. Make the copy anew.`,
    );
  }
  const patterns = (await store.metadata('urlPatterns')) ?? '[]';
  if (patterns !== JSON.stringify(meta.urlPatterns)) {
    throw new ArchiveError(
      `The other archive knows pages by other URL patterns. Set URL_PATTERNS to a file with these: ${JSON.stringify(meta.urlPatterns)}`,
    );
  }
  const begun: MirrorSource = { archive: meta.archive, seq, url };
  await store.write((to) => {
    if (to.seq() !== seq) throw changedHere(begun);
    to.setMetadata('origin', JSON.stringify(begun));
  });
  return begun;
}

const changedHere = ({ seq }: MirrorSource) =>
  new ArchiveError(`This archive has other changes than those up to ${seq} of the one that it is a copy of.`);

function take({ restore }: WriteTransaction, line: ArchiveLine): void {
  if ('change' in line) restore.change(line.change);
  else if ('entity' in line) restore.entity(line.entity);
  else if ('article' in line) restore.article(line.article);
  else if ('snapshot' in line) restore.snapshot(line.snapshot);
  else restore.tombstone(line.tombstone);
}

/** Approximate number of characters. */
function sizeOf(line: ArchiveLine): number {
  if ('article' in line) return 4 * line.article.text.length;
  if ('snapshot' in line) return 4 * String(line.snapshot.article.text ?? '').length;
  return 200;
}
