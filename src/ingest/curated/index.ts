// Reads curated entities from CSV, JSON or NDJSON: valid entities and the problems of invalid rows. Pure.

import type { CuratedEntity } from '../../model/entity/curated-entity.ts';
import { decode } from '../tidy/text.ts';
import { readCsvRows } from './csv.ts';
import { curatedEntityOf } from './fields.ts';
import { readJsonRows } from './json.ts';
import { type CuratedProblem, formatPosition, type RowPosition } from './rows.ts';

export { type CuratedProblem, formatPosition } from './rows.ts';

/** An entity and its position in the file. */
export interface CuratedRow {
  entity: CuratedEntity;
  place: RowPosition;
}

/** Maximum size of a file of entities. */
export const MAX_CURATED_BYTES = 64 * 1024 * 1024;
/** Further problems are not reported. */
const MOST_PROBLEMS = 1_000;

/** Never throws: an invalid file is a problem. The start of the text determines the format. */
export function readCurated(bytes: Uint8Array): { rows: CuratedRow[]; problems: CuratedProblem[] } {
  const none = (message: string, place: RowPosition | null = null) => ({
    rows: [],
    problems: [{ place, field: null, message }],
  });
  if (bytes.length > MAX_CURATED_BYTES) return none(`The file has more than 64 MB, which is the limit. Split it.`);
  const decoded = decode(bytes, 'utf-8');
  if (!decoded.ok) {
    const { message, line } = decoded.rejection;
    return none(message.replaceAll('The document', 'The file'), line === undefined ? null : { line });
  }
  const isJson = /^\s*[[{]/u.test(decoded.text);
  const read = isJson ? readJsonRows(decoded.text) : readCsvRows(decoded.text);
  const rows: CuratedRow[] = [];
  const problems = [...read.problems];
  const places = new Map<string, RowPosition>();
  for (const { place, fields } of read.rows) {
    const result = curatedEntityOf(fields);
    if ('problems' in result) {
      for (const problem of result.problems) problems.push({ place, ...problem });
      continue;
    }
    const { entity } = result;
    const before = places.get(entity.id);
    if (before) {
      const message = `${entity.id} is already ${formatPosition(before)}. Merge the rows, or give one of them another id.`;
      problems.push({ place, field: 'name', message });
      continue;
    }
    places.set(entity.id, place);
    rows.push({ entity, place });
  }
  return { rows, problems: problems.slice(0, MOST_PROBLEMS) };
}
