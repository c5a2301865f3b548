import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/ingest/tidy/dates.ts';

const at = (written: string) => {
  const read = readDate(written);
  return read.kind === 'date' ? `${read.date.at} ${read.date.precision}` : read.kind;
};

describe('A date', () => {
  it.each([
    'December 03, 2025',
    'December 3, 2025',
    'december 3 2025',
    'DECEMBER 3, 2025',
    '3 December 2025',
    '3 December, 2025',
    'Dec. 3, 2025',
    'Dec 3, 2025',
    'Wednesday, December 3, 2025',
    'Wed, 3 Dec 2025',
    '3rd December 2025',
    'the 3rd of December, 2025',
    'December 3rd, 2025',
    '3-Dec-2025',
    '2025-12-03',
    '2025/12/03',
    '3.12.2025',
    '(December 3, 2025)',
    'December 3, 2025.',
    'Published: December 3, 2025',
    'Published on 3 December 2025',
    'First published 3 December 2025',
    'Updated December 3, 2025',
    'Date: 2025-12-03',
  ])('of a day is read from “%s”', (written) => {
    expect(at(written)).toBe('2025-12-03T00:00:00Z day');
  });

  it.each([
    ['December 3, 2025 14:30 GMT', '2025-12-03T14:30:00Z minute'],
    ['December 3, 2025, 14:30', '2025-12-03T14:30:00Z minute'],
    ['December 3, 2025 | 14:30 Moscow time', '2025-12-03T11:30:00Z minute'],
    ['December 3, 2025 at 2:30 p.m. EST', '2025-12-03T19:30:00Z minute'],
    ['July 3, 2025 at 2:30 p.m. ET', '2025-07-03T18:30:00Z minute'],
    ['14:30, 3 December 2025', '2025-12-03T14:30:00Z minute'],
    ['Wed, 03 Dec 2025 14:30:15 +0300', '2025-12-03T11:30:15Z second'],
    ['2025-12-03T14:30:15.123+03:00', '2025-12-03T11:30:15Z second'],
    ['2025-12-03 14:30', '2025-12-03T14:30:00Z minute'],
    ['2025-12-03T23:30-02:00', '2025-12-04T01:30:00Z minute'],
  ])('with a time is read from “%s”', (written, expected) => {
    expect(at(written)).toBe(expected);
  });

  it.each([
    ['December 2025', '2025-12-01T00:00:00Z month'],
    ['Sept. 2025', '2025-09-01T00:00:00Z month'],
    ['2025-12', '2025-12-01T00:00:00Z month'],
    ['2025', '2025-01-01T00:00:00Z year'],
    ['February 29, 2024', '2024-02-29T00:00:00Z day'],
    ['July 4, 1776', '1776-07-04T00:00:00Z day'],
    ['1600-01-01', '1600-01-01T00:00:00Z day'],
    ['2242-12-31', '2242-12-31T00:00:00Z day'],
  ])('is as exact as it is written: “%s”', (written, expected) => {
    expect(at(written)).toBe(expected);
  });

  it.each([
    ['February 30, 2025', 'not a valid date'],
    ['2025-13-01', 'not a valid date'],
    ['December 3, 2025 25:00', 'not a valid date'],
    ['03/12/2025', 'ambiguous'],
    ['December 3, 1599', 'between 1600 and 2242'],
    ['2243-01-01', 'between 1600 and 2242'],
    ['0000', 'between 1600 and 2242'],
    ['0050-03-01', 'between 1600 and 2242'],
    ['0050-03-01T10:00Z', 'between 1600 and 2242'],
    ['0099-12', 'between 1600 and 2242'],
    ['1600-01-01T00:30+03:00', 'between 1600 and 2242'],
  ])('that is none says why: “%s”', (written, reason) => {
    expect(readDate(written)).toMatchObject({ kind: 'wrong', reason: expect.stringContaining(reason) });
  });

  it.each([
    '',
    'yesterday',
    'Tuesday',
    'two days ago',
    'December 3',
    'May 2025 be a good year',
    'On December 3, 2025 the bridge fell',
    'December 3, 2025 was a bad day',
    'March on Washington',
    'The 2025 Budget',
    'MT 2025',
    '12345',
    '2025 bridges',
    'a'.repeat(100_000),
  ])('is not in “%.40s”', (written) => {
    expect(at(written)).toBe('no-date');
  });

  it('of a change is told from that of publication', () => {
    expect(readDate('Updated: 3 December 2025')).toMatchObject({ updated: true });
    expect(readDate('Last modified 3 December 2025')).toMatchObject({ updated: true });
    expect(readDate('Published: 3 December 2025')).toMatchObject({ updated: false });
  });

  it('does not depend on where the machine stands', () => {
    const zone = process.env.TZ;
    try {
      for (const other of ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC']) {
        process.env.TZ = other;
        expect(at('December 3, 2025 14:30')).toBe('2025-12-03T14:30:00Z minute');
        expect(at('December 3, 2025')).toBe('2025-12-03T00:00:00Z day');
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});
