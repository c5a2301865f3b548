import { describe, expect, test } from 'vitest';
import type { PublishedDate } from '../../../src/model/article/draft.ts';
import { findingsOf } from '../drafts.ts';

// A Wednesday.
const PUBLISHED: PublishedDate = { at: '2025-12-03T10:00:00Z', precision: 'minute' };

/** `surface = from to precision` */
function datesIn(text: string, published: PublishedDate | null = PUBLISHED): string[] {
  return findingsOf([text], { lang: 'en', published }).figures.flatMap(({ kind, surface, from, to, precision }) =>
    kind === 'date' ? [`${surface} = ${from === to ? from : `${from} to ${to}`} (${precision})`] : [],
  );
}

describe('dates said in full', () => {
  test.each([
    ['It began on December 3, 2019.', ['December 3, 2019 = 2019-12-03 (day)']],
    ['It began on Friday, 3 June 2022.', ['Friday, 3 June 2022 = 2022-06-03 (day)']],
    ['It began on the 3rd of June 2022.', ['the 3rd of June 2022 = 2022-06-03 (day)']],
    ['It began on 2022-06-03.', ['2022-06-03 = 2022-06-03 (day)']],
    ['It went on from March 15 to 17, 2024.', ['March 15 to 17, 2024 = 2024-03-15 to 2024-03-17 (day)']],
    ['It began in June 2022.', ['June 2022 = 2022-06-01 to 2022-06-30 (month)']],
    ['In the first half of 2025 it fell.', ['the first half of 2025 = 2025-01-01 to 2025-06-30 (half)']],
    ['It fell in Q3 2024.', ['Q3 2024 = 2024-07-01 to 2024-09-30 (quarter)']],
    ['After the 2008 war it fell.', ['2008 = 2008-01-01 to 2008-12-31 (year)']],
    ['It fell in 1815.', ['1815 = 1815-01-01 to 1815-12-31 (year)']],
    ['In the 1990s it fell.', ['1990s = 1990-01-01 to 1999-12-31 (decade)']],
    ['In 2017–2018 it fell.', ['2017–2018 = 2017-01-01 to 2018-12-31 (year)']],
  ])('%s', (text, dates) => {
    expect(datesIn(text)).toEqual(dates);
    expect(datesIn(text, null)).toEqual(dates);
  });
});

describe('dates counted from the article’s', () => {
  test.each([
    ['He spoke on Wednesday.', ['Wednesday = 2025-12-03 (day)']],
    ['He spoke on Friday.', ['Friday = 2025-11-28 (day)']],
    ['He will speak on Friday.', ['Friday = 2025-12-05 (day)']],
    ['On Friday, he will speak.', ['Friday = 2025-12-05 (day)']],
    ['He spoke last Wednesday.', ['last Wednesday = 2025-11-26 (day)']],
    ['They meet this coming Friday.', ['this coming Friday = 2025-12-05 (day)']],
    ['He spoke yesterday.', ['yesterday = 2025-12-02 (day)']],
    ['He spoke two weeks ago.', ['two weeks ago = 2025-11-17 to 2025-11-23 (week)']],
    ['He spoke last week.', ['last week = 2025-11-24 to 2025-11-30 (week)']],
    ['He spoke last month.', ['last month = 2025-11-01 to 2025-11-30 (month)']],
    ['He spoke last year.', ['last year = 2024-01-01 to 2024-12-31 (year)']],
    ['He spoke in March.', ['March = 2025-03-01 to 2025-03-31 (month)']],
    ['He spoke on March 3.', ['March 3 = 2025-03-03 (day)']],
    ['The vote is due on March 3.', ['March 3 = 2026-03-03 (day)']],
    ['He spoke on Dec. 31.', ['Dec. 31 = 2025-12-31 (day)']],
    [
      'In the third quarter of last year it fell.',
      ['the third quarter of last year = 2024-07-01 to 2024-09-30 (quarter)'],
    ],
  ])('%s', (text, dates) => {
    expect(datesIn(text)).toEqual(dates);
  });

  test('are none where its day is not known', () => {
    const text = 'He spoke on Friday, March 3, in April, last week and two days ago.';
    expect(datesIn(text, null)).toEqual([]);
    expect(datesIn(text, { at: '2025-01-01T00:00:00Z', precision: 'year' })).toEqual([]);
  });
});

test('no dates are', () => {
  for (const text of [
    'Some 2000 people cast 2012 votes, and it rose to 2000.',
    'They won 3-2 and 21-19, at 1945 GMT.',
    'Theresa May may march on March Street in the sun.',
    'May 10 people come? It happened on Black Friday, wrote the Sunday Times.',
    'Article 2020, Room 1999, Agenda 2030.',
    'It cost $2008 and 2,008 and 1.2008.',
    'On February 31, 2022.5.',
  ]) {
    expect(datesIn(text), text).toEqual([]);
  }
});

test('a name is no date, whatever is in it', () => {
  expect(datesIn('The Harbour 2030 Foundation opened.')).toEqual([]);
});
