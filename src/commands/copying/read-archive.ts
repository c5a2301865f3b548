// The lines of an export of an archive read, each checked before it is handed on; what was cut off or changed on its way is told.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ArchiveLine, ArchiveMeta } from '../../model/archive-record.ts';

/** Where an export is wrong, or ends too early. */
export class ArchiveError extends Error {
  override name = 'ArchiveError';
  /** Whether it may be right when it is asked for again. */
  readonly isCutOff: boolean;

  constructor(message: string, { isCutOff = false }: { isCutOff?: boolean } = {}) {
    super(message);
    this.isCutOff = isCutOff;
  }
}

export type ReadLine = { meta: ArchiveMeta } | ArchiveLine | { trailer: Trailer };

const Trailer = z.object({ count: z.int().min(0), complete: z.literal(true), sha256: z.string() });
type Trailer = z.infer<typeof Trailer>;
const Meta = z.object({ meta: ArchiveMeta });
const Last = z.object({ trailer: Trailer });

/** An article with everything in it; more than this is no line of ours. */
const LONGEST = 256 * 1024 ** 2;
const LINE_END = 10;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The first line, the lines between, and the last one. Nothing but the last one says that it was whole.
 *
 * @throws ArchiveError that names the line.
 */
export async function* readArchive(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadLine> {
  const hash = createHash('sha256');
  let number = 0;
  let changes = 0;
  let isEnded = false;
  for await (const { bytes, isWhole } of linesOf(chunks)) {
    number++;
    if (isEnded) throw new ArchiveError(`Line ${number}: something follows the last line.`);
    const json = parsed(bytes);
    if (json === undefined && !isWhole) {
      throw new ArchiveError(`The export was cut off in line ${number}.`, { isCutOff: true });
    }
    if (json === undefined) throw new ArchiveError(`Line ${number} is no JSON.`);
    if (number === 1) {
      yield checked(Meta, json, number, 'It does not begin as an export of an archive does');
    } else if (typeof json === 'object' && json !== null && 'trailer' in json) {
      const { trailer } = checked(Last, json, number);
      if (trailer.count !== changes) {
        throw new ArchiveError(`The export has ${changes} changes where it says ${trailer.count}.`);
      }
      if (trailer.sha256 !== hash.digest('hex')) throw new ArchiveError('The export was changed since it was made.');
      isEnded = true;
      yield { trailer };
      continue;
    } else {
      const line = checked(ArchiveLine, json, number);
      if ('change' in line) changes++;
      yield line;
    }
    hash.update(bytes).update('\n');
  }
  if (!isEnded) throw new ArchiveError('The export was cut off: its last line is missing.', { isCutOff: true });
}

/** As it was read: what passes the check is kept with its fields in their order. */
function checked<Shape extends z.ZodType>(shape: Shape, json: unknown, number: number, otherwise?: string) {
  const result = shape.safeParse(json);
  if (result.success) return json as z.infer<Shape>;
  throw new ArchiveError(`Line ${number}: ${otherwise ?? faultOf(json, result.error)}.`);
}

/** Of a union, what is wrong with the one of its ways that is meant. */
function faultOf(json: unknown, error: z.ZodError): string {
  const [issue] = error.issues;
  const [name = ''] = typeof json === 'object' && json !== null ? Object.keys(json) : [];
  const issues = issue?.code === 'invalid_union' ? issue.errors.flat() : error.issues;
  const meant = issues.find(({ path }) => path[0] === name);
  return meant ? `at /${meant.path.join('/')}: ${meant.message}` : 'it is no line of an export of an archive';
}

/** Undefined where it is no JSON. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes));
  } catch {
    return undefined;
  }
}

/** `isWhole`: whether the line has its end. */
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
