// Reads entities from JSON: an array of objects, or one object on each line (NDJSON).

import { fieldNamed, unknownField } from './fields.ts';
import type { RawRows, RowPosition } from './rows.ts';

export function readJsonRows(text: string): RawRows {
  const read: RawRows = { rows: [], problems: [] };
  if (/^\s*\[/u.test(text)) {
    const whole = parsed(text);
    if ('error' in whole) {
      const message = `This is not valid JSON: ${whole.error}. It must be an array of objects, or one object on each line.`;
      return { rows: [], problems: [{ place: null, field: null, message }] };
    }
    for (const [index, value] of (whole.value as unknown[]).entries()) add(read, value, { entry: index + 1 });
    return read;
  }
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = { line: index + 1 };
    const one = parsed(line);
    if ('error' in one) {
      const message = `This line is not valid JSON: ${one.error}. Each line must be one object; an array of objects must begin with [.`;
      read.problems.push({ place, field: null, message });
    } else add(read, one.value, place);
  }
  return read;
}

function add(read: RawRows, value: unknown, place: RowPosition): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message =
      'This is not an object. Each entity must be an object such as {"name":"Nadia Orlova","type":"person"}.';
    read.problems.push({ place, field: null, message });
    return;
  }
  const fields: Record<string, unknown> = {};
  for (const [name, content] of Object.entries(value)) {
    const field = fieldNamed(name);
    if (field === null) {
      read.problems.push({ place, field: name.slice(0, 40), message: unknownField(name) });
      return;
    }
    fields[field] = content;
  }
  read.rows.push({ place, fields });
}

function parsed(text: string): { value: unknown } | { error: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    // The message quotes arbitrary text.
    return { error: (error as Error).message.replace(/[^\x20-\x7E]/gu, '?').slice(0, 200) };
  }
}
