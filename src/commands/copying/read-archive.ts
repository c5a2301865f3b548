// Reads the lines of an archive export and yields each only after a checksum has confirmed it.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ARCHIVE_FORM, ArchiveLine, ArchiveMeta } from '../../model/archive/archive-record.ts';

/** Thrown if an export is invalid or incomplete. */
export class ArchiveError extends Error {
  override name = 'ArchiveError';
  /** Whether the export was truncated or corrupted in transit: another download may be valid. */
  readonly isDamaged: boolean;

  constructor(message: string, { isDamaged = false }: { isDamaged?: boolean } = {}) {
    super(message);
    this.isDamaged = isDamaged;
  }
}

export type ReadLine = { meta: ArchiveMeta } | ArchiveLine | { trailer: Trailer };

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Trailer = z.object({ count: z.int().min(0), complete: z.literal(true), sha256: Sha256 });
type Trailer = z.infer<typeof Trailer>;
const Meta = z.object({ meta: ArchiveMeta });
const Check = z.object({ check: z.object({ sha256: Sha256 }) });
const Last = z.object({ trailer: Trailer });

/** Maximum bytes of one line and of lines without a checksum, enough for the largest article. */
const LONGEST = 256 * 1024 ** 2;
const LINE_END = 10;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Yields the first line, the lines between, and the last one. Only the last one proves that the export is complete.
 *
 * @throws ArchiveError that names the line.
 */
export async function* readArchive(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadLine> {
  let changes = 0;
  for await (const { bytes, number, isLast } of provenLines(chunks)) {
    if (isLast) {
      const { trailer } = checked(Last, parsed(bytes), number);
      if (trailer.count !== changes) {
        throw new ArchiveError(`The export has ${changes} changes where it says ${trailer.count}.`);
      }
      yield { trailer };
    } else {
      const line = contentOf(bytes, number);
      if ('change' in line) changes++;
      yield line;
    }
  }
}

interface Line {
  bytes: Uint8Array;
  /** Counted from 1. */
  number: number;
  isLast: boolean;
}

/** Yields all lines except those with checksums between them. Lines are held until the next checksum confirms everything read so far. */
async function* provenLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const hash = createHash('sha256');
  let held: Line[] = [];
  let length = 0;
  let number = 0;
  let isEnded = false;
  for await (const { bytes, isWhole } of linesOf(chunks)) {
    number++;
    if (isEnded) throw new ArchiveError(`Line ${number}: something follows the last line.`);
    if (!isWhole && parsed(bytes) === undefined) throw cutOff(`in line ${number}`);
    // A file of another kind fails at once.
    if (number === 1) contentOf(bytes, number);
    const isLast = startsWith(bytes, TRAILER);
    const sha256 = sumIn(bytes);
    if (sha256 === null || isLast) held.push({ bytes, number, isLast });
    if (sha256 === null) length += bytes.length;
    else {
      const [first = { number }] = held;
      if (sha256 !== hash.copy().digest('hex')) throw changed(first.number, number);
      yield* held;
      held = [];
      length = 0;
      isEnded = isLast;
    }
    if (length > LONGEST) {
      throw new ArchiveError(`Line ${number}: there are more than ${LONGEST} bytes without a sum.`);
    }
    hash.update(bytes).update('\n');
  }
  if (!isEnded) throw cutOff('before its last line');
}

/** Returns the checksum of all lines before this one, null if the line has none; an unreadable one never matches. */
function sumIn(bytes: Uint8Array): string | null {
  if (startsWith(bytes, TRAILER)) return Last.safeParse(parsed(bytes)).data?.trailer.sha256 ?? '';
  if (startsWith(bytes, CHECK)) return Check.safeParse(parsed(bytes)).data?.check.sha256 ?? '';
  return null;
}

/** Start of the export of a whole archive. */
export const ARCHIVE_HEAD = Buffer.from('{"meta":{"kind":"archive"');
const CHECK = Buffer.from('{"check":');
const TRAILER = Buffer.from('{"trailer":');
export const startsWith = (bytes: Uint8Array, beginning: Uint8Array) =>
  Buffer.compare(bytes.subarray(0, beginning.length), beginning) === 0;

const cutOff = (where: string) => new ArchiveError(`The export was cut off ${where}.`, { isDamaged: true });
const changed = (first: number, last: number) =>
  new ArchiveError(`The export was changed since it was made, in lines ${first} to ${last}.`, { isDamaged: true });

function contentOf(bytes: Uint8Array, number: number): { meta: ArchiveMeta } | ArchiveLine {
  const json = parsed(bytes);
  if (json === undefined) throw new ArchiveError(`Line ${number} is no JSON.`);
  if (number > 1) return checked(ArchiveLine, json, number);
  const form = formOf(json);
  if (typeof form === 'number' && form !== ARCHIVE_FORM) {
    throw new ArchiveError(
      `Line 1: The export has the form ${form}, and this version of news-archive reads ${ARCHIVE_FORM}: make it with the same version.`,
    );
  }
  return checked(Meta, json, number, 'It does not begin as an export of an archive does');
}

function formOf(json: unknown): unknown {
  return z.object({ meta: z.object({ kind: z.literal('archive'), form: z.unknown() }) }).safeParse(json).data?.meta
    .form;
}

/** Validates but returns the input, so that stored objects keep the order of their fields. */
function checked<Shape extends z.ZodType>(shape: Shape, json: unknown, number: number, otherwise?: string) {
  const result = shape.safeParse(json);
  if (result.success) return json as z.infer<Shape>;
  throw new ArchiveError(`Line ${number}: ${otherwise ?? faultOf(json, result.error)}.`);
}

/** Returns the issue of the union branch that the line means. */
function faultOf(json: unknown, error: z.ZodError): string {
  const [issue] = error.issues;
  const [name = ''] = typeof json === 'object' && json !== null ? Object.keys(json) : [];
  const issues = issue?.code === 'invalid_union' ? issue.errors.flat() : error.issues;
  const meant = issues.find(({ path }) => path[0] === name);
  return meant ? `at /${meant.path.join('/')}: ${meant.message}` : 'it is no line of an export of an archive';
}

/** Returns undefined for invalid JSON. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes));
  } catch {
    return undefined;
  }
}

/** `isWhole`: whether the line ends with a line break. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Uint8Array; isWhole: boolean }> {
  let held: Uint8Array[] = [];
  let length = 0;
  const hold = (bytes: Uint8Array) => {
    length += bytes.length;
    if (length > LONGEST) throw new ArchiveError(`A line is longer than ${LONGEST} bytes.`);
    held.push(bytes);
  };
  for await (const chunk of chunks) {
    let begin = 0;
    for (let end = chunk.indexOf(LINE_END); end !== -1; end = chunk.indexOf(LINE_END, begin)) {
      hold(chunk.subarray(begin, end));
      const bytes = held.length === 1 ? (held[0] as Uint8Array) : Buffer.concat(held);
      held = [];
      length = 0;
      begin = end + 1;
      yield { bytes, isWhole: true };
    }
    if (begin < chunk.length) hold(chunk.slice(begin));
  }
  if (length > 0) yield { bytes: Buffer.concat(held), isWhole: false };
}
