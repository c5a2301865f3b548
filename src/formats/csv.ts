// CSV as RFC 4180 has it: a header line, CRLF, quotes where they must be.

import { stringify } from 'csv-stringify/sync';

type Cell = string | number | boolean | null | undefined;

export interface CsvColumn<Item> {
  name: string;
  /** A list becomes one cell, its values parted by `|`. */
  of: (item: Item) => Cell | readonly string[];
}

export interface CsvOptions {
  /**
   * Whether a text that a spreadsheet would run as a formula gets an apostrophe before it. Titles and quotes come from
   * anywhere, and may say `=HYPERLINK(…)`.
   */
  escapeFormulas: boolean;
}

export function csvWriter<Item>(columns: readonly CsvColumn<Item>[], { escapeFormulas }: CsvOptions) {
  const options = {
    record_delimiter: 'windows',
    escape_formulas: escapeFormulas,
    // RFC 4180 §2.6: either half of a line's end.
    quoted_match: /[\r\n]/,
  } as const;
  return {
    /** The first line. */
    header: stringify([columns.map(({ name }) => name)], { record_delimiter: 'windows' }),
    /** A line for each of these. */
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
