// Reads entities from CSV: a header, then one entity in each row. The header determines the delimiter: comma, semicolon or tab.

import { type CsvError, type Info, parse } from 'csv-parse/sync';
import { FIELDS, fieldNamed, unknownField } from './fields.ts';
import type { RawRows } from './rows.ts';

/** Maximum number of characters of a row. */
const LONGEST_ROW = 1_000_000;

interface Record {
  record: string[];
  info: Info;
}

export function readCsvRows(text: string): RawRows {
  // The types of the library do not know what `info` adds to records.
  let records: Record[];
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: LONGEST_ROW,
    }) as unknown as Record[];
  } catch (error) {
    return none(whyNot(error as CsvError), (error as CsvError).lines as number | undefined);
  }
  const [head, ...rest] = records;
  const names = (head?.record ?? []).map((name) => ({ name, field: fieldNamed(name) }));
  const stranger = names.find(({ field }) => field === null);
  if (stranger) return none(`The first line must name the fields. ${unknownField(stranger.name)}`, 1);
  const fields = names.flatMap(({ field }) => field ?? []);
  const missing = (['name', 'type'] as const).find((field) => !fields.includes(field));
  if (missing) return none(`The first line must name the fields, including ${missing}. The fields are ${FIELDS}.`, 1);
  const twice = fields.find((field, index) => fields.indexOf(field) !== index);
  if (twice) return none(`The first line names ${twice} twice. Remove one of them.`, 1);

  const read: RawRows = { rows: [], problems: [] };
  for (const { record, info } of rest) {
    const place = { line: info.lines - (record.join('').match(/\n/gu)?.length ?? 0) };
    if (record.length > fields.length) {
      const message = `The row has ${record.length} fields, but the first line names ${fields.length}. Quote fields that contain the delimiter.`;
      read.problems.push({ place, field: null, message });
    } else {
      read.rows.push({ place, fields: Object.fromEntries(fields.map((field, index) => [field, record[index] ?? ''])) });
    }
  }
  return read;
}

function none(message: string, line?: number): RawRows {
  return { rows: [], problems: [{ place: line === undefined ? null : { line }, field: null, message }] };
}

function delimiterOf(text: string): string {
  const head = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'));
  if (head.includes('\t')) return '\t';
  return head.includes(';') && !head.includes(',') ? ';' : ',';
}

function whyNot({ code, message }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quotation mark is not closed. Close it, or double it if it is part of a field.';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'A field contains a quotation mark. Quote the field and double the quotation mark within it.';
    case 'CSV_MAX_RECORD_SIZE':
      return `The row has more than ${LONGEST_ROW} characters. Check for a missing quotation mark.`;
    default:
      return `This is not valid CSV: ${message}.`;
  }
}
