import { describe, expect, test } from 'vitest';
import { errorsBetween, isBeginningOf, isPartOf, nameWords } from '../../../src/model/search/names.ts';

const NAME = nameWords('Sena Yaldızer-O’Brien');

test('names are compared by their words, without case, accents, apostrophes and hyphens', () => {
  expect(NAME).toEqual(['sena', 'yaldizer', 'obrien']);
  expect(nameWords('  !!! ')).toEqual([]);
  expect(nameWords('Ann ANN ann')).toEqual(['ann']);
});

test.each([
  ['yaldizer', true],
  ['ald sen', true],
  ['obrien sena', true],
  ['ya', true],
  ['al', false],
  ['sena smith', false],
])('%s is part of the name: %s', (asked, expected) => {
  expect(isPartOf(nameWords(asked), NAME)).toBe(expected);
});

test.each([
  ['se ya', true],
  ['yald', true],
  ['aldizer', false],
])('%s begins its words: %s', (asked, expected) => {
  expect(isBeginningOf(nameWords(asked), NAME)).toBe(expected);
});

describe('typing errors', () => {
  test.each([
    ['a letter wrong', 'yaldixer', 1],
    ['a letter missing', 'yadizer', 1],
    ['a letter too many', 'yaldiizer', 1],
    ['two letters changed places', 'yalidzer', 1],
    ['only the beginning typed', 'yaldx', 1],
    ['none', 'yaldizer', 0],
    ['none in a part', 'dizer', 0],
    ['one in each of two words', 'sema yaldixer', 2],
    ['too many', 'yxldixer', null],
    ['the first letter of a long word', 'taldizer', 1],
    ['the first letter of a short word', 'mena', null],
    ['any in a very short word', 'sez', null],
  ])('%s: %s', (_, asked, expected) => {
    expect(errorsBetween(nameWords(asked), NAME)).toBe(expected);
  });

  test('may be two in a long word', () => {
    const name = nameWords('Khachapuridze');
    expect(errorsBetween(['khachpuridez'], name)).toBe(2);
    expect(errorsBetween(['khxchapxridxe'], name)).toBeNull();
  });
});
