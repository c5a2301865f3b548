import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packWindows } from '../../../../src/enrich/names/transformer/windows.ts';

const sentence = (...lengths: number[]) => lengths.map((length, word) => Array.from({ length }, () => word));

test('sentences share a window as long as they fit, and begin another whole', () => {
  const windows = packWindows([sentence(2, 2), sentence(3), sentence(2, 2)], 8);
  expect(windows.map(({ words }) => words.map((one) => [one.sentence, one.word, one.at]))).toEqual([
    [
      [0, 0, 0],
      [0, 1, 2],
      [1, 0, 4],
    ],
    [
      [2, 0, 0],
      [2, 1, 2],
    ],
  ]);
});

test('every word is in one window, where it says, and none is too long', () => {
  const sentences = fc.array(fc.array(fc.array(fc.nat(99), { maxLength: 80 }), { maxLength: 20 }), { maxLength: 20 });
  fc.assert(
    fc.property(sentences, fc.integer({ min: 1, max: 100 }), (given, most) => {
      const windows = packWindows(given, most);
      for (const { ids, words } of windows) {
        expect(ids.length).toBeLessThanOrEqual(most);
        for (const { sentence, word, at } of words) {
          const pieces = given[sentence]?.[word] ?? [];
          const end = Math.min(at + pieces.length, at + 64, at + most);
          expect(ids.slice(at, end)).toEqual(pieces.slice(0, end - at));
        }
      }
      const placed = windows.flatMap(({ words }) => words.map(({ sentence, word }) => `${sentence} ${word}`));
      const all = given.flatMap((words, one) =>
        words.flatMap((pieces, word) => (pieces.length ? [`${one} ${word}`] : [])),
      );
      expect(placed).toEqual(all);
    }),
  );
});
