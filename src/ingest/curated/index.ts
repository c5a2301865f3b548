// Given entities read from a file: bytes of CSV, JSON or NDJSON in, entities and what is wrong with the others out. Pure.

import type { CuratedEntity } from '../../model/entity/curated-entity.ts';
import { decode } from '../tidy/text.ts';
import { readCsvRows } from './csv.ts';
import { curatedEntityOf } from './fields.ts';
import { readJsonRows } from './json.ts';
import { type CuratedProblem, formatPosition, type RowPosition } from './rows.ts';

export { type CuratedProblem, formatPosition } from './rows.ts';

/** An entity, and the line of the file (from 1) where it is told. */
export interface CuratedRow {
  entity: CuratedEntity;
  place: RowPosition;
}

/** No file of entities is larger. */
export const MAX_CURATED_BYTES = 64 * 1024 * 1024;
/** More problems than anybody reads at once. */
const MOST_PROBLEMS = 1_000;

/** Never throws: a bad file is a problem. The format is told by how the text begins. */
export function readCurated(bytes: Uint8Array): { rows: CuratedRow[]; problems: CuratedProblem[] } {
  const none = (message: string, place: RowPosition | null = null) => ({
    rows: [],
    problems: [{ place, field: null, message }],
  });
  if (bytes.length > MAX_CURATED_BYTES) return none(`The file has more than 64 MB, the most there may be. Split it.`);
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
      const message = `${entity.id} is told ${formatPosition(before)} already. Put its names into one row, or give one of them another id.`;
      problems.push({ place, field: 'name', message });
      continue;
    }
    places.set(entity.id, place);
    rows.push({ entity, place });
  }
  return { rows, problems: problems.slice(0, MOST_PROBLEMS) };
}
