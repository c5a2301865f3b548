// Writes CSV (RFC 4180): a header line, CRLF line ends, and quotes where needed.

import { stringify } from 'csv-stringify/sync';

type Cell = string | number | boolean | null | undefined;

export interface CsvColumn<Item> {
  name: string;
  /** Returns a cell; the values of a list are joined by `|`. */
  of: (item: Item) => Cell | readonly string[];
}

export interface CsvOptions {
  /**
   * Whether text that a spreadsheet would run as a formula is prefixed with an apostrophe. Titles and quotes are untrusted and
   * may contain `=HYPERLINK(…)`.
   */
  escapeFormulas: boolean;
}

export function csvWriter<Item>(columns: readonly CsvColumn<Item>[], { escapeFormulas }: CsvOptions) {
  const options = {
    record_delimiter: 'windows',
    escape_formulas: escapeFormulas,
    // RFC 4180 §2.6: cells with either half of a line end are quoted.
    quoted_match: /[\r\n]/,
  } as const;
  return {
    /** The header line. */
    header: stringify([columns.map(({ name }) => name)], { record_delimiter: 'windows' }),
    /** Returns one line per item. */
    lines: (items: readonly Item[]): string =>
      stringify(
        items.map((item) => columns.map(({ of }) => cellOf(of(item)))),
        options,
      ),
  };
}

function cellOf(value: Cell | readonly string[]): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return value.map((one) => one.replace(/[\\|]/g, '\\$&')).join('|');
  return typeof value === 'boolean' ? String(value) : value;
}
