// Entities in CSV: a line of field names, then an entity a row. Commas, semicolons or tabs, whichever the first line has.

import { type CsvError, type Info, parse } from 'csv-parse/sync';
import { FIELDS, fieldNamed, unknownField } from './fields.ts';
import type { RawRows } from './rows.ts';

/** Characters of a row, at most. */
const LONGEST_ROW = 1_000_000;

interface Record {
  record: string[];
  info: Info;
}

export function readCsvRows(text: string): RawRows {
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
  if (missing) return none(`The first line must name the fields, among them ${missing}. Fields are ${FIELDS}.`, 1);
  const twice = fields.find((field, index) => fields.indexOf(field) !== index);
  if (twice) return none(`The first line names ${twice} twice. Leave one of them out.`, 1);

  const read: RawRows = { rows: [], problems: [] };
  for (const { record, info } of rest) {
    const place = { line: info.lines - (record.join('').match(/\n/gu)?.length ?? 0) };
    if (record.length > fields.length) {
      const message = `The row has ${record.length} fields, the first line names ${fields.length}. Put quotation marks around a field that holds the mark that parts them.`;
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
      return 'A quotation mark is opened and never closed. Close it, or write two of them where one is part of a field.';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'A quotation mark stands within a field. Put the field between quotation marks and write two for the one within.';
    case 'CSV_MAX_RECORD_SIZE':
      return `The row has more than ${LONGEST_ROW} characters. A quotation mark may be missing at its end.`;
    default:
      return `This is no CSV: ${message}.`;
  }
}
