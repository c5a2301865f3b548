import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fingerprintContainment,
  fingerprintOf,
  fingerprintSimilarity,
  shinglesOf,
} from '../../../src/model/search/fingerprint.ts';
import { sequenceOf } from '../../../src/model/search/sequence.ts';

const of = (text: string) => shinglesOf(sequenceOf(text));
const letters = 'abcdefghijklmnopqrstuvwxyz';
const words = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, at) => `w${letters[(from + at) % 26]}${letters[Math.floor((from + at) / 26) % 26]}x`,
  ).join(' ');

describe('what two texts have in common', () => {
  test('is all where they are the same, whatever the case, the quotes and the forms of words', () => {
    expect(fingerprintSimilarity(of('The flood hit the “old” bridge.'), of('the FLOODS hit the "old" bridges'))).toBe(
      1,
    );
  });

  test('is nothing where no three words in a row are the same', () => {
    expect(fingerprintSimilarity(of('one two three four'), of('one two four three'))).toBe(0);
    expect(fingerprintSimilarity(of(''), of(''))).toBe(0);
  });

  test('is told of the whole, and of the shorter one', () => {
    const [short, long] = [of(words(0, 22)), of(words(0, 102))];
    expect(fingerprintContainment(short, long)).toBe(1);
    expect(fingerprintSimilarity(short, long)).toBeCloseTo(0.2, 2);
  });

  test('does not go from one paragraph to the next', () => {
    expect(of('one two three\n\nfour five six').size).toBe(2);
  });
});

describe('a fingerprint', () => {
  test('shares as many numbers as the texts share wording, more or less', () => {
    let error = 0;
    for (let shift = 0; shift <= 200; shift += 10) {
      const [one, other] = [of(words(0, 202)), of(words(shift, shift + 202))];
      const [first, second] = [fingerprintOf(one) ?? [], fingerprintOf(other) ?? []];
      const shared = first.filter((number, at) => second[at] === number).length / first.length;
      error += Math.abs(shared - fingerprintSimilarity(one, other)) / 21;
    }
    expect(error).toBeLessThan(0.1);
  });

  test('is the same for the same text, and none for a few words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 300 }), (length) => {
        expect(fingerprintOf(of(words(0, length)))).toEqual(fingerprintOf(of(words(0, length))));
      }),
    );
    expect(fingerprintOf(of(words(0, 11)))).toBeNull();
  });
});
