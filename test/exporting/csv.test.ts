// The table form: what must be quoted is, lists can be taken apart, and no cell is run by a spreadsheet.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvWriter } from '../../src/formats/csv.ts';
import { readCsv } from '../support/csv.ts';

const columns = [
  { name: 'words', of: ({ words }: Item) => words },
  { name: 'list', of: ({ list }: Item) => list },
  { name: 'number', of: ({ number }: Item) => number },
];
interface Item {
  words?: string | null;
  list: string[];
  number: number;
}

const write = (items: Item[], escapeFormulas: boolean) => {
  const { header, lines } = csvWriter(columns, { escapeFormulas });
  return header + lines(items);
};

describe('CSV', () => {
  it('is read as it was written, whatever the text', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[",\r\n|\\=' a]{0,8}$/));
    const item = fc.record({ words: text, list: fc.array(text, { minLength: 1, maxLength: 3 }), number: fc.integer() });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const [header, ...records] = readCsv(write(items, false));
        expect(header).toEqual(['words', 'list', 'number']);
        expect(
          records.map(([words, list = '', number]) => ({
            words,
            list: [...`${list}|`.matchAll(/((?:[^\\|]|\\.)*)\|/gsu)].map(([, one = '']) =>
              one.replace(/\\(.)/gsu, '$1'),
            ),
            number: Number(number),
          })),
        ).toEqual(items);
      }),
    );
  });

  it('has no formulas, unless they are asked for', () => {
    const dangerous = ['=HYPERLINK("x")', '+1', '-2+3', '@SUM(A1)', '\tx', '\rx'];
    const items = dangerous.map((words) => ({ words, list: [words, 'b'], number: -5 }));
    const [, ...safe] = readCsv(write(items, true));
    expect(safe.map(([words]) => words)).toEqual(dangerous.map((words) => `'${words}`));
    expect(safe.every(([, list]) => list?.startsWith("'"))).toBe(true);
    expect(safe.every(([, , number]) => number === '-5')).toBe(true);
    expect(
      readCsv(write(items, false))
        .slice(1)
        .map(([words]) => words),
    ).toEqual(dangerous);
  });

  it('leaves empty what is not there', () => {
    expect(
      write(
        [
          { words: null, list: [], number: 0 },
          { list: [''], number: 1 },
        ],
        true,
      ),
    ).toBe('words,list,number\r\n,,0\r\n,,1\r\n');
  });
});
