// Encodes cursors: the start of a page as an opaque string that is valid only for its query.

import { shortHash } from '../../model/id/id.ts';
import { Problem } from '../../model/problem/problem.ts';

export type CursorValue = string | number | null;

/** The values of the order columns in the last row seen, and the direction. */
export interface CursorPosition {
  backwards: boolean;
  values: CursorValue[];
}

/** Hashes what a cursor must match: the list, its order and its filters. */
export function fingerprint(list: string, sort: string, filters: unknown): string {
  return shortHash([list, sort, JSON.stringify(filters)], 6);
}

export function encodeCursor(place: CursorPosition, print: string): string {
  return Buffer.from(JSON.stringify([print, place.backwards ? 1 : 0, ...place.values])).toString('base64url');
}

/** @throws Problem `invalid-cursor` if the cursor is damaged or belongs to another query. */
export function decodeCursor(cursor: string, print: string, columns: number): CursorPosition {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parts = null;
  }
  if (!Array.isArray(parts) || !isCursorOf(parts)) {
    throw invalidCursor();
  }
  const [itsPrint, backwards, ...values] = parts;
  if (itsPrint !== print || values.length !== columns) {
    throw invalidCursor(
      'The cursor belongs to another query. Repeat the filters and the sort of the request it came from.',
    );
  }
  return { backwards: backwards === 1, values };
}

function isCursorOf(parts: unknown[]): parts is [string, 0 | 1, ...CursorValue[]] {
  const [print, backwards, ...values] = parts;
  return (
    typeof print === 'string' &&
    (backwards === 0 || backwards === 1) &&
    values.every((value) => value === null || typeof value === 'string' || Number.isFinite(value))
  );
}

export function invalidCursor(
  message = 'The cursor is damaged. Take it unchanged from `page.next` or `page.previous` of a reply.',
): Problem {
  return new Problem('invalid-cursor', { detail: message, errors: [{ in: 'query', name: 'cursor', message }] });
}
